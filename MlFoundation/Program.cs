Console.WriteLine("MlFoundation");
