using Microsoft.Playwright;

namespace MlFoundation.Support;

/// <summary>A real browser for the tests that need one.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright playwright;

    private Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, Chromium) = (playwright, chromium);

    public IBrowser Chromium { get; }

    /// <summary>Starts Chromium. Where there is none the test is passed over with a sentence, but never in CI.</summary>
    public static async Task<Browser> StartAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists);
        if (program is null && Environment.GetEnvironmentVariable("CI") is not { Length: > 0 })
        {
            Assert.Ignore($"This test needs a browser: install the package chromium ({string.Join(", ", Programs)} are not there).");
        }

        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true }));
    }

    /// <summary>Opens a file in a window of its own.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="said">Receives what the page writes to the console, and its errors.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<IPage> OpenAsync(string file, List<string> said, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Dialog += (_, dialog) => said.Add($"dialog: {dialog.Message}");
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        playwright.Dispose();
    }
}
