using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>What goes by use: security services for each account and region, pipelines, managed addresses, ports of the corporate link.</summary>
internal sealed class UseCosts(ProofInput input, PriceTable prices, CostSheet assumed)
{
    /// <summary>Adds it all, at the table's assumptions.</summary>
    /// <param name="attachedNetworks">Accounts' networks that take addresses of the foundation.</param>
    public void Add(int attachedNetworks)
    {
        AddSecurity();
        foreach (var pipelines in input.All("aws:codepipeline/pipeline:Pipeline").GroupBy(p => p.Region))
        {
            assumed.Add("pipelines, minutes", "pipelineMinute", pipelines.Key, pipelines.Count() * prices.Use("pipelineMinutes"));
            assumed.Add("builds, minutes", "buildMinute", pipelines.Key, pipelines.Count() * prices.Use("pipelineMinutes"));
        }

        if (input.All("aws:ec2/vpcIpam:VpcIpam").FirstOrDefault(i => i.Text("tier") == "advanced") is { } manager)
        {
            assumed.Add("addresses in IPAM", "managedAddress", manager.Region, attachedNetworks * prices.Use("managedAddresses"));
        }

        if (input.All("aws:directconnect/gateway:Gateway").Any())
        {
            assumed.Add("Direct Connect ports", "directConnectPort", null, prices.Use("directConnectPorts"));
        }
    }

    private void AddSecurity()
    {
        if (input.Plan.Foundation is not { Security: { } security } foundation)
        {
            return;
        }

        var accounts = foundation.Accounts.Count(a => a.State == "active");
        var off = security.Off.Select(o => o.Service).ToHashSet(StringComparer.Ordinal);
        // It is the landing zone that records.
        var records = security.LandingZoneIsElsewhere || input.All("aws-native:controltower:LandingZone").Any();
        foreach (var region in security.Regions)
        {
            void Add(string service, string what, string price, decimal each)
            {
                if (!off.Contains(service))
                {
                    assumed.Add(what, price, region, accounts * each);
                }
            }

            if (records)
            {
                Add("config", "configuration items recorded", "configurationItem", prices.Use("configurationItems"));
                Add("config", "configuration rules evaluated", "ruleEvaluation", prices.Use("ruleEvaluations"));
            }

            Add("securityHub", "Security Hub checks", "securityCheck", prices.Use("securityChecks"));
            Add("guardDuty", "GuardDuty, million events", "millionEventsWatched", prices.Use("thousandEventsWatched") / 1000m);
            Add("guardDuty", "GuardDuty, gigabytes of logs", "gigabyteLogsWatched", prices.Use("gigabytesLogsWatched"));
            Add("macie", "Macie, buckets", "bucketWatched", prices.Use("bucketsWatched"));
            Add("inspector", "Inspector, instances scanned", "instanceScanned", prices.Use("instancesScanned"));
            Add("inspector", "Inspector, images scanned", "imageScanned", prices.Use("imagesScanned"));
            Add("inspector", "Inspector, functions scanned", "functionScanned", prices.Use("functionsScanned"));
            Add("detective", "Detective, gigabytes", "gigabyteGraphed", prices.Use("gigabytesGraphed"));
        }

        if (!off.Contains("accessAnalyzer") && !off.Contains("accessAnalyzer.unusedAccess"))
        {
            assumed.Add("roles and users analyzed for unused access", "entityAnalyzed", null, accounts * prices.Use("entitiesAnalyzed"));
        }

        foreach (var jobs in input.All("aws:macie2/classificationJob:ClassificationJob").GroupBy(j => j.Region))
        {
            assumed.Add("Macie, gigabytes searched", "gigabyteSearched", jobs.Key, jobs.Count() * prices.Use("gigabytesSearched"));
        }
    }
}
