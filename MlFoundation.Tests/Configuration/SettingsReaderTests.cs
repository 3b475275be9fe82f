using System.Collections.Immutable;
using MlFoundation.Primitives;

namespace MlFoundation.Configuration;

[TestFixture]
public sealed class SettingsReaderTests
{
    [TestCase("", "t.yaml:1:1: t.yaml = an empty file: expected settings. A stack file begins with \"config:\", with the sections below it.", TestName = "An empty file")]
    [TestCase("- a", "t.yaml:1:1: t.yaml = a list: expected a map. A stack file begins with \"config:\", with the sections below it.", TestName = "A list for a file")]
    [TestCase("confg: {}", "t.yaml:1:1: confg: expected a key of a Pulumi stack file. Did you mean \"config\"?|t.yaml:1:1: config: expected a map. A stack file begins with \"config:\", with the sections below it.", TestName = "An unknown key of the file")]
    [TestCase("config:\n  mlfoundation:labb: {}\n  mlfoundation:lab: { owner: o }", "t.yaml:2:3: mlfoundation:labb: expected a section, with the project's name before it. Did you mean \"mlfoundation:lab\"?", TestName = "An unknown section")]
    [TestCase("config:\n  lab: { owner: o }\n  mlfoundation:lab: { owner: o }", "t.yaml:2:3: lab: expected a section, with the project's name before it. The sections are: mlfoundation:lab.", TestName = "A section without the project's name")]
    [TestCase("config:\n  aws:region: eu-west-1", "t.yaml:2:3: lab: expected a map. The key is missing; add \"lab:\".", TestName = "A missing section")]
    [TestCase("config:\n  mlfoundation:lab:\n    ownr: o", "t.yaml:3:5: lab.owner: expected text. The key is missing; add \"owner:\".|t.yaml:3:5: lab.ownr: expected a known key. Did you mean \"owner\"?", TestName = "A mistyped key is unknown, and the right one missing")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, owner: p }", "t.yaml:2:33: t.yaml = \"owner\": expected each key once; it stands on line 2 already. Remove one of the two.", TestName = "A duplicate key")]
    [TestCase("config:\n  mlfoundation:lab: { owner: 5 }", "t.yaml:2:30: lab.owner = 5: expected text. Put it in quotes: without them YAML does not read it as text.", TestName = "A number for text")]
    [TestCase("config:\n  mlfoundation:lab: { owner: }", "t.yaml:2:30: lab.owner = nothing: expected text. Give a value or remove the key.", TestName = "Nothing for text")]
    [TestCase("config:\n  mlfoundation:lab: { owner: [o] }", "t.yaml:2:30: lab.owner = a list: expected text.", TestName = "A list for text")]
    [TestCase("config:\n  mlfoundation:lab: { owner: { secure: AAAA } }", "t.yaml:2:30: lab.owner = a map: expected text. This value is no secret: write it in plain text.", TestName = "A secret for text")]
    [TestCase("config:\n  mlfoundation:lab: o", "t.yaml:2:21: lab = \"o\": expected a map. Write keys below it, indented by two more spaces.", TestName = "A word for a map")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, seats: 0 }", "t.yaml:2:40: lab.seats = 0: expected whole seats, 1 to 20.", TestName = "A number below its range")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, seats: 21 }", "t.yaml:2:40: lab.seats = 21: expected whole seats, 1 to 20.", TestName = "A number above its range")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, seats: \"5\" }", "t.yaml:2:40: lab.seats = \"5\": expected whole seats, 1 to 20. Remove the quotes.", TestName = "Text for a number")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, open: yes }", "t.yaml:2:39: lab.open = \"yes\": expected true or false.", TestName = "A word for a truth value")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, light: brigth }", "t.yaml:2:40: lab.light = \"brigth\": expected one of bright, dim. Did you mean \"bright\"?", TestName = "A mistyped choice")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, account: \"12\" }", "t.yaml:2:42: lab.account = \"12\": expected an AWS account id, 12 digits.", TestName = "A malformed primitive")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, account: 111122223333 }", "t.yaml:2:42: lab.account = 111122223333: expected an AWS account id, 12 digits. Put it in quotes: without them YAML does not read it as text.", TestName = "An account id without quotes")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, tags: [a, a] }", "t.yaml:2:43: lab.tags[1] = \"a\": expected each item once. Remove one of the two.", TestName = "An item twice")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, tags: a }", "t.yaml:2:39: lab.tags = \"a\": expected a list. Begin each item with \"- \".", TestName = "A word for a list")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, rooms: { B_2: {} } }", "t.yaml:2:42: lab.rooms = \"B_2\": expected a name of 2 to 40 lower-case letters, digits and hyphens that begins with a letter and does not end with a hyphen.", TestName = "A malformed name")]
    [TestCase("config:\n  mlfoundation:lab:\n    owner: o\n    rooms:\n      east: { seats: 9 }", "t.yaml:5:22: lab.rooms.east.seats = 9: expected at most 5. Build a larger room.", TestName = "What a record says of itself")]
    [TestCase("config:\n  mlfoundation:lab: { owner: &o x }", "t.yaml:2:30: t.yaml = an anchor (&o): expected the value itself. Write the value out where it is used: the file then says in each place what holds there.", TestName = "An anchor")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o, <<: { seats: 1 } }", "t.yaml:2:33: t.yaml = a merge key (<<): expected the keys themselves. Write the value out where it is used: the file then says in each place what holds there.", TestName = "A merge key")]
    [TestCase("config:\n  mlfoundation:lab: { owner: !!str o }", "t.yaml:2:30: t.yaml = a tag (tag:yaml.org,2002:str): expected a plain value. Remove the tag.", TestName = "A tag")]
    [TestCase("config:\n\tmlfoundation:lab: {}", "t.yaml:2:1: t.yaml = a tab: expected spaces to indent with. Replace each tab by two spaces.", TestName = "A tab")]
    [TestCase("\t: a", "t.yaml:1:1: t.yaml = a tab: expected spaces to indent with. Replace each tab by two spaces.", TestName = "A tab that the document ends behind")]
    [TestCase("config:\n  mlfoundation:lab: { owner: o }\n---\na: b", "t.yaml:3:1: t.yaml = a second document: expected one document. Remove everything from the second \"---\" on.", TestName = "A second document")]
    [TestCase("config:\n  a: b\n c: d", "t.yaml:3:2: t.yaml = While parsing a block mapping, did not find expected key: expected YAML. Look at the indentation, colons and quotes of this line and the one above.", TestName = "Broken YAML")]
    public void AFileWithProblems_NamesEachWithItsPlace_WhatWasFound_WhatIsExpected_AndTheWayOut(string text, string expected) =>
        Assert.That(ProblemsOf(text), Is.EqualTo(expected.Split('|')));

    [Test]
    public void AllProblems_AreReportedAtOnce_InTheOrderOfTheirPlaces() => Assert.That(
        ProblemsOf("config:\n  mlfoundation:lab:\n    seats: none\n    open: 1\n    light: dark\n").Select(p => p.Split(": ")[1].Split(' ')[0]),
        Is.EqualTo(new[] { "lab.owner", "lab.seats", "lab.open", "lab.light" }));

    [Test]
    public void ARightFile_GivesTheRecord_AndThePlaceOfEachSetting()
    {
        var loaded = SettingsReader.Read<Root>("t.yaml", "config:\n  aws:region: x\n  mlfoundation:lab:\n    owner: Ω\n    open: true\n    rooms:\n      east:\n      west: 3\n");
        Assert.Multiple(() =>
        {
            Assert.That((loaded.Settings.Lab.Owner, loaded.Settings.Lab.Open, loaded.Settings.Lab.Seats), Is.EqualTo(("Ω", true, 2)));
            Assert.That(loaded.Settings.Lab.Rooms.Select(r => (r.Key, r.Value.Seats)), Is.EqualTo(new[] { ("east", 1), ("west", 3) }));
            Assert.That($"{loaded.Locate("lab.rooms.west.seats")} {loaded.Locate("lab.nothing")}", Is.EqualTo("t.yaml:8:13 t.yaml:4:5"));
        });
    }

    [Test]
    public void TheEnginesJson_IsReadAlike_AndLocatedInTheStackFile()
    {
        var json = ImmutableDictionary<string, string>.Empty.Add("lab", """{"owner":"a\u003cb","seats":3,"rooms":{"east":{"seats":9}}}""");
        var exception = Assert.Throws<SettingsException>(() => SettingsReader.ReadConfig<Root>(
            json.GetValueOrDefault, "t.yaml", "config:\n  mlfoundation:lab:\n    owner: a<b\n    rooms:\n      east: { seats: 9 }\n"));
        Assert.That(exception!.Problems.Select(p => p.ToString()), Is.EqualTo(new[] { "t.yaml:5:22: lab.rooms.east.seats = 9: expected at most 5. Build a larger room." }));
    }

    [Test]
    public void TheEnginesJson_WithoutAStackFile_IsLocatedByItsPath() => Assert.That(
        () => SettingsReader.ReadConfig<Root>(_ => """{"owner":5}""", null, null),
        Throws.TypeOf<SettingsException>().With.Message.EqualTo("The settings have 1 problem:\n  lab.owner = 5: expected text. Put it in quotes: without them YAML does not read it as text."));

    [Test]
    public void DeepNesting_IsAProblem_NotAStackOverflow() => Assert.That(
        ProblemsOf("config: " + new string('[', 5_000)), Has.Length.GreaterThan(0).And.Some.Contains("at most 64 levels"));

    private static string[] ProblemsOf(string text) =>
        [.. Assert.Throws<SettingsException>(() => SettingsReader.Read<Root>("t.yaml", text))!.Problems.Select(p => p.ToString())];

    private sealed record Root
    {
        public required Lab Lab { get; init; }
    }

    private sealed record Lab
    {
        public required string Owner { get; init; }

        [Range(1, 20, "seats")]
        public int Seats { get; init; } = 2;

        public bool Open { get; init; }

        public Light Light { get; init; }

        public AccountId? Account { get; init; }

        [Distinct]
        public IReadOnlyList<string> Tags { get; init; } = [];

        public IReadOnlyDictionary<string, Room> Rooms { get; init; } = ImmutableDictionary<string, Room>.Empty;
    }

    [Shorthand(nameof(Seats))]
    private sealed record Room : IValidated
    {
        [Range(1, 20, "seats")]
        public int Seats { get; init; } = 1;

        public IEnumerable<Problem> Validate(string at) =>
            Seats <= 5 ? [] : [new Problem($"{at}.seats", Seats, "at most 5", "Build a larger room.")];
    }

    private enum Light
    {
        Bright,
        Dim,
    }
}
