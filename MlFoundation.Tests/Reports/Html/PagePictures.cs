using Microsoft.Playwright;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Reports.Html;

/// <summary>Takes the pictures of the production stack's page that README and docs/page.md show.</summary>
[TestFixture]
public sealed class PagePictures
{
    [Test, Explicit("Writes docs/images: dotnet test --filter FullyQualifiedName~PagePictures")]
    public async Task Pictures_AreTakenAnew()
    {
        await using var browser = await Browser.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.html");
        try
        {
            await using (var stream = File.Create(file))
            {
                PlanPage.Write(await FoundationPlanner.PlanAsync("prod", SettingsReader.Read<FoundationSettings>("Pulumi.prod.yaml", StackFiles.Text("prod"))), stream);
            }

            await TakeAsync(browser, file, "page-organization", "", 1280, 1400, ColorScheme.Light);
            await TakeAsync(browser, file, "page-network-dark", "#network", 1280, 1400, ColorScheme.Dark);
            await TakeAsync(browser, file, "page-access", "#access", 1280, 1100, ColorScheme.Light, async page =>
            {
                await page.EvaluateAsync("document.querySelector('.whole').open = true");
                await page.Locator(".set").Nth(4).HoverAsync();
            });
            await TakeAsync(browser, file, "page-phone", "", 390, 1600, ColorScheme.Light);
            await TakeAsync(browser, file, "page-phone-network", "#network", 390, 1600, ColorScheme.Light);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task TakeAsync(Browser browser, string file, string name, string section, int width, int height, ColorScheme scheme, Func<IPage, Task>? first = null)
    {
        var said = new List<string>();
        var page = await browser.OpenAsync(file, said, width, scheme);
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync("(section) => { location.hash = section; }", section);
        await page.WaitForTimeoutAsync(300);
        if (first is not null)
        {
            await first(page);
        }

        await page.ScreenshotAsync(new() { Path = Repository.PathOf("docs", "images", $"{name}.png") });
        await page.Context.CloseAsync();
        Assert.That(said, Is.Empty);
    }
}
