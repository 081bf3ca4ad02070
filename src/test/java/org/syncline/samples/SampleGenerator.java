package org.syncline.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the sample messages anew: {@code SampleGenerator [folder [seed]]}. Without arguments it
 * writes the kept files under {@code src/test/resources/samples/messages}; a test compares them
 * with what the seed gives.
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test
 *     -Dexec.mainClass=org.syncline.samples.SampleGenerator</pre>
 */
public final class SampleGenerator {
  private SampleGenerator() {}

  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : SampleFiles.FOLDER;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : Samples.SEED;
    Samples samples = Samples.fromSeed(seed);
    Files.createDirectories(folder);
    for (String system : Samples.systems()) {
      Files.writeString(folder.resolve(system + ".ndjson"), SampleFiles.write(samples, system));
    }
    Tally tally = Tally.of(samples.messages());
    System.out.println("seed " + seed + ", " + samples.messages().size() + " messages");
    tally.countsBySystem().forEach((system, counts) -> System.out.println(system + " " + counts));
    System.out.println("all " + tally.counts() + ", records " + tally.records().size());
    System.out.println("parked " + tally.parkedByReason());
  }
}
