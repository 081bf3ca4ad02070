package org.syncline.platform.hardened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.hardened.ForgedZip.File;

class HardenedArchiveTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(100_000, 10, 50_000, 80_000, 50);
  private static final String NAME = "The name of entry 1";
  private static final String LIES = "contradicts itself";

  /** An archive that attacks its reader, and part of the sentence that refuses it. */
  record Attack(String name, byte[] zip, String refusal) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Attack attack(String name, ForgedZip zip, String refusal) {
    return new Attack(name, zip.bytes(), refusal);
  }

  private static Attack attack(String name, File file, String refusal) {
    return attack(name, new ForgedZip().with(file), refusal);
  }

  private static File file(String name) {
    return File.of(name, "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "a/../../b",
        "a/..",
        "..",
        "./a",
        "a/./b",
        ".",
        "/a",
        "//server/share/a",
        "/",
        "a//b",
        "..\\a",
        "a\\b",
        "\\a",
        "\\\\server\\share\\a",
        "C:a",
        "C:/a",
        "c:\\a",
        "a:stream",
        "file:///etc/a",
        "a\0.json",
        "a\n",
        "a\u001b[2J",
        "a\u007f",
        "\u202enosj.a",
        "a\u200b",
        "a\u2028b",
        "a.",
        "a ",
        "a./b",
        " /a",
        ".../a",
        "",
        "a/ /b"
      })
  void a_name_that_leads_elsewhere_or_hides_something_is_refused(String name) {
    byte[] zip = new ForgedZip().with(file(name)).bytes();

    assertThatThrownBy(() -> HardenedArchive.read(zip, LIMITS))
        .isInstanceOf(RefusedArchive.class)
        .hasMessageStartingWith(NAME);
  }

  static List<Attack> names() {
    byte[] overlong = {'a', (byte) 0xc0, (byte) 0xae, (byte) 0xc0, (byte) 0xae};
    return List.of(
        attack("201 characters", file("a".repeat(201)), NAME),
        attack("no UTF-8", file("a").rawName(new byte[] {(byte) 0xff}), NAME),
        attack("dots in overlong UTF-8", file("a").rawName(overlong), NAME),
        attack("not ASCII, and not said to be Unicode", file("\u00e4").flags(0), NAME),
        attack("another name before the file", file("a.json").localName("b.json"), LIES),
        attack("leads elsewhere before the file only", file("a").localName("../a"), LIES),
        attack("another name as an extra field", file("a").extra(0x7075, 9), NAME),
        attack("the same before the file", file("a").localExtra(0x7075, 9), NAME),
        attack("twice", new ForgedZip().with(file("a")).with(file("a")), "stands there twice"),
        attack("twice but for case", new ForgedZip().with(file("a")).with(file("A")), "twice"),
        attack(
            "twice but for case in German",
            new ForgedZip().with(file("stra\u00dfe")).with(file("STRASSE")),
            "twice"),
        attack(
            "twice but for how Unicode writes it",
            new ForgedZip().with(file("\u00e9")).with(file("e\u0301")),
            "twice"),
        attack(
            "twice but for width", new ForgedZip().with(file("a")).with(file("\uff41")), "twice"),
        attack(
            "a file and a folder",
            new ForgedZip().with(file("a")).with(File.of("a/", "")),
            "twice"));
  }

  static List<Attack> kinds() throws Exception {
    return List.of(
        attack("link", file("a").mode(0xA1FF), "is a link"),
        attack("device", file("a").mode(0x21FF), "is a link or a device"),
        attack("pipe", file("a").mode(0x11FF), "is a link or a device"),
        attack("folder under the name of a file", file("a").mode(0x41FF), "is a link"),
        attack("folder with content", file("a/"), "folder that has content"),
        attack("encrypted", file("a").flags(1 << 11 | 1), "is encrypted"),
        attack("strongly encrypted", file("a").flags(1 << 11 | 1 << 6 | 1), "is encrypted"),
        attack("masked heads", file("a").flags(1 << 13), "is encrypted"),
        attack("encrypted by AES", file("a").extra(0x9901, 7), "is encrypted"),
        attack("zip64", file("a").extra(1, 16), "zip64"),
        attack("patch of another file", file("a").flags(1 << 5), "not every reader knows"),
        attack("bzip2", file("a").method(12), "not every reader knows"),
        attack("zstandard", file("a").method(93), "not every reader knows"),
        attack("deflate64", file("a").method(9), "not every reader knows"),
        attack("zip within", File.of("a", empty()), "is an archive itself"),
        attack(
            "zip within, as JSON",
            File.of("a.json", new ForgedZip().with(file("b")).bytes()),
            "is an archive itself"),
        attack("gzip within", File.of("a", gzip()), "is an archive itself"),
        attack("tar within", File.of("a", tar()), "is an archive itself"),
        attack(
            "7z within",
            File.of("a", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 39, 28}),
            "is an archive itself"));
  }

  static List<Attack> bombs() {
    byte[] zeros = new byte[40_000];
    byte[] noise = noise(30_000);
    ForgedZip many = new ForgedZip();
    for (int i = 0; i < 11; i++) {
      many.with(file("f" + i));
    }
    ForgedZip large = new ForgedZip();
    for (int i = 0; i < 3; i++) {
      large.with(File.of("f" + i, noise).stored(noise));
    }
    return List.of(
        attack("ratio", File.of("a", zeros), "more than 50 times"),
        attack("one large file", File.of("a", new byte[50_001]), "more than 50000 bytes"),
        attack("size of four gigabytes", file("a").size(0xFFFFFFFFL), "more than 50000 bytes"),
        attack("all together", large, "more than 80000 bytes together"),
        attack("many", many, "more than 10 entries"),
        attack(
            "more counted than there are", new ForgedZip().with(file("a")).countingMore(1), LIES),
        attack("65,535 counted", new ForgedZip().with(file("a")).countingMore(65_534), "entries"),
        attack(
            "one body for two entries",
            new ForgedZip().with(file("a")).with(file("b").offset(0)),
            LIES),
        attack(
            "one entry within the body of another",
            new ForgedZip().with(file("a")).with(file("b").offset(5)),
            LIES),
        attack("longer than it says", File.of("a", noise).size(29_999), "damaged"),
        attack("shorter than it says", File.of("a", noise).size(30_001), "damaged"),
        attack("four bytes said, many come", File.of("a", zeros).size(4), "damaged"),
        attack("said to be larger, to hide the ratio", file("a").packed(10_000), LIES),
        new Attack("the archive itself", noise(100_001), "more than 100000 bytes"));
  }

  static List<Attack> lies() {
    File streamed = file("a").sizesBehind(true, 7);
    return List.of(
        new Attack("nothing", new byte[0], "no zip archive"),
        new Attack("no zip", "{}".repeat(50).getBytes(StandardCharsets.UTF_8), "no zip archive"),
        attack("something before", new ForgedZip().before(new byte[40]).with(file("a")), LIES),
        attack("something behind", new ForgedZip().with(file("a")).behind(new byte[1]), "follows"),
        attack(
            "a second archive behind",
            new ForgedZip().with(file("a")).behind(new ForgedZip().with(file("b")).bytes()),
            LIES),
        attack(
            "something before the list",
            new ForgedZip().with(file("a")).beforeList(new byte[40]),
            LIES),
        attack("more data than packed bytes", file("a").more(new byte[9]), LIES),
        attack("other flags before the file", file("a").localFlags(0), LIES),
        attack("encrypted before the file only", file("a").localFlags(1 << 11 | 1), LIES),
        attack("other method before the file", file("a").localMethod(0), LIES),
        attack("other size before the file", file("a").localSize(3), LIES),
        attack("wrong sum", file("a").crc(7), "damaged"),
        attack("wrong sum behind the file", streamed, LIES),
        attack("wrong long size behind the file", file("a").longSizesBehind(0, 1L << 32), LIES),
        attack("wrong long packed size", file("a").longSizesBehind(1L << 32, 0), LIES),
        attack(
            "no deflate",
            file("a").more(new byte[0]).stored(new byte[] {1, 2}).method(8),
            "damaged"),
        attack("stored, of another size", file("a").stored(new byte[] {1, 2, 3}), "damaged"),
        attack("extra fields that end in the middle", file("a").brokenExtra(), LIES),
        attack("offset beyond the end", file("a").offset(0xFFFFFFFFL), LIES),
        attack("offset in the list", file("a").offset(60), LIES));
  }

  @ParameterizedTest
  @MethodSource({"names", "kinds", "bombs", "lies"})
  void is_refused(Attack attack) {
    assertThatThrownBy(() -> HardenedArchive.read(attack.zip(), LIMITS))
        .isInstanceOf(RefusedArchive.class)
        .hasMessageContaining(attack.refusal())
        .hasMessageEndingWith(".");
  }

  @Test
  void a_broken_archive_is_refused_and_nothing_worse() {
    byte[] zip = new ForgedZip().with(file("a")).with(file("b/c")).bytes();
    Random random = new Random(20_261_126);
    for (int length = 0; length < zip.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> HardenedArchive.read(java.util.Arrays.copyOf(zip, cut), LIMITS))
          .isInstanceOf(RefusedArchive.class);
    }
    for (int round = 0; round < 20_000; round++) {
      byte[] broken = zip.clone();
      for (int i = 0; i <= round % 4; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(HardenedArchive.read(broken, LIMITS)).hasSizeLessThanOrEqualTo(2);
      } catch (RefusedArchive refused) {
        assertThat(refused).hasMessageEndingWith(".");
      }
    }
  }

  @Test
  void ordinary_archives_are_read() throws Exception {
    ForgedZip zip =
        new ForgedZip()
            .with(File.of("folder/", "").mode(0x41ED))
            .with(File.of("folder/a.json", "{\"a\":1}").mode(0x81A4).extra(0x5455, 5))
            .with(file("folder/\u00fc.json").localExtra(0x7875, 11))
            .with(File.of("stored", "xy").stored("xy".getBytes(StandardCharsets.UTF_8)))
            .with(streamed("streamed", true))
            .with(streamed("streamed without mark", false))
            .with(file("streamed with long sizes").longSizesBehind(0, 0))
            .with(file("ascii").flags(0))
            .with(File.of("nothing", ""));

    SortedMap<String, byte[]> files = HardenedArchive.read(zip.bytes(), LIMITS);

    assertThat(files)
        .containsOnlyKeys(
            "folder/a.json",
            "folder/\u00fc.json",
            "stored",
            "streamed",
            "streamed without mark",
            "streamed with long sizes",
            "ascii",
            "nothing");
    assertThat(files.get("folder/a.json")).asString().isEqualTo("{\"a\":1}");
    assertThat(files.get("stored")).asString().isEqualTo("xy");
    assertThat(files.get("nothing")).isEmpty();
    assertThat(HardenedArchive.read(new ForgedZip().bytes(), LIMITS)).isEmpty();
  }

  private static File streamed(String name, boolean marked) {
    File file = file(name);
    return file.sizesBehind(marked, file.crc());
  }

  @Test
  void what_java_packs_is_read() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("systems/"));
      zip.putNextEntry(new ZipEntry("systems/erp.json"));
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(HardenedArchive.read(out.toByteArray(), LIMITS))
        .containsOnlyKeys("systems/erp.json");
  }

  @Test
  void what_is_packed_here_is_equal_each_time_and_can_be_read_by_others() throws Exception {
    SortedMap<String, byte[]> files =
        new TreeMap<>(Map.of("b/\u00fc.json", noise(1_000), "a.json", new byte[] {'{', '}'}));

    byte[] zip = HardenedArchive.write(files);

    assertThat(zip).isEqualTo(HardenedArchive.write(new TreeMap<>(files)));
    assertThat(HardenedArchive.read(zip, LIMITS))
        .containsOnlyKeys("a.json", "b/\u00fc.json")
        .hasEntrySatisfying(
            "b/\u00fc.json", content -> assertThat(content).isEqualTo(noise(1_000)));
    try (ZipInputStream other = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry first = other.getNextEntry();
      assertThat(first.getName()).isEqualTo("a.json");
      assertThat(first.getTimeLocal()).hasToString("1980-01-01T00:00");
      assertThat(other.readAllBytes()).asString().isEqualTo("{}");
    }
  }

  private static byte[] empty() {
    return new ForgedZip().bytes();
  }

  private static byte[] gzip() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(1);
    }
    return out.toByteArray();
  }

  private static byte[] tar() {
    byte[] head = noise(512);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, head, 257, 5);
    return head;
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    noise[0] = '{';
    return noise;
  }
}
