package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recipe goes from one station to another as one file, and arrives whole or not at all.
final class RecipeBundlesTest {
  private static final Change ANNA = new Change("anna", Samples.MORNING, "the new caps");
  private static final Change BERT = new Change("bert", Samples.MORNING + 5, "from line 1");

  @TempDir Path root;
  private RecipeStore one;
  private RecipeStore two;
  private RecipeKey key = new RecipeKey("cola-bottles", 1);
  private Path bundle = Path.of("");

  @BeforeEach
  void twoStations() throws IOException {
    one = store("one");
    two = store("two");
    Recipe recipe = RecipeFile.read(RecipeFileTest.write(root, RecipeFileTest.COLA));
    Path image = Files.writeString(root.resolve("ok.png"), "a picture");
    References.Expected mean = new References.Expected("cap", "mean", 80, 0.5);
    References references =
        new References(List.of(new References.Reference(Map.of("", image), "good", List.of(mean))));
    key = one.save(recipe, references, ANNA).key();
    bundle = root.resolve("cola.lwr");
    bundles(one, "one").export(key, bundle);
  }

  private RecipeStore store(String station) {
    return new RecipeStore(root.resolve(station), new FaultLog(new FixedClock()), _ -> Set.of());
  }

  private RecipeBundles bundles(RecipeStore store, String station) {
    return new RecipeBundles(store, root.resolve(station));
  }

  private Recipe take(Path file) throws IOException {
    try (Incoming incoming = bundles(two, "two").unpack(file)) {
      return two.install(incoming, BERT);
    }
  }

  /// What was wrong with a bundle, and that nothing of it is left.
  private String refused(byte[] content) throws IOException {
    Path file = Files.write(root.resolve("bad.lwr"), content);
    BadInput bad =
        org.assertj.core.api.Assertions.catchThrowableOfType(BadInput.class, () -> take(file));
    assertThat(bad).isNotNull();
    assertThat(two.list()).isEmpty();
    assertThat(root.resolve("two/incoming/unpacked")).doesNotExist();
    return String.valueOf(bad.getMessage());
  }

  @Test
  void theSameRevisionIsTheSameBytesAndArrivesEqual() throws IOException {
    Path again = root.resolve("again.lwr");
    bundles(one, "one").export(key, again);
    assertThat(again).hasSameBinaryContentAs(bundle);

    two.keys().trust(one.keys().own(), "line 1");
    Recipe taken = take(bundle);
    assertThat(two.load(taken.key())).isEqualTo(taken);
    assertThat(taken.tools()).isEqualTo(one.load(key).tools());
    assertThat(two.references(taken.key()).all()).hasSize(1);
    assertThat(new RecipeHistory(two).revisions("cola-bottles", RecipeHistory.Check.WHOLE))
        .containsExactly(
            new Revision(
                taken.key(),
                0,
                Optional.of(BERT),
                "this station",
                Optional.of(new Origin(1, ANNA, one.keys().own())),
                ""));
    assertThat(take(bundle)).as("the same once more").isEqualTo(taken);
    assertThat(two.list()).hasSize(1);
  }

  @Test
  void aBundleSignedByAStrangerIsRefusedWithHowToTrustIt() throws IOException {
    assertThat(refused(Files.readAllBytes(bundle)))
        .endsWith(
            "is signed by %s, which this station does not know; if it is one of yours: ./linewarden recipe trust %s"
                .formatted(one.keys().own(), one.keys().own()));
  }

  @Test
  void aZipThatIsNotAsWeWriteItIsRefused() throws IOException {
    two.keys().trust(one.keys().own(), "");
    byte[] good = Files.readAllBytes(bundle);
    byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
    String changed = "must be as ./linewarden recipe export writes it, but something was changed";
    assertThat(refused(longer)).contains(changed);
    // The last of each name stands in the directory at the end, which other programs read.
    byte[] elsewhere = good.clone();
    int at = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf("recipe.json");
    elsewhere[at] = 'R';
    assertThat(refused(elsewhere)).contains(changed);
    assertThat(refused(java.util.Arrays.copyOf(good, good.length / 2)))
        .contains("cannot be unpacked: ");
    assertThat(refused(new byte[0])).contains("must have manifest.json next");
    assertThat(refused("hello".getBytes(StandardCharsets.UTF_8)))
        .contains("must have manifest.json next");
    assertThatThrownBy(() -> take(root.resolve("nothing.lwr")))
        .hasMessage("a recipe bundle was expected at " + root.resolve("nothing.lwr"));
  }

  @Test
  void whatIsMissingDoubledAddedCompressedOrElsewhereIsRefused() throws IOException {
    two.keys().trust(one.keys().own(), "");
    Map<String, byte[]> files = files(one.folder("cola-bottles").of(1), manifest());
    Map<String, byte[]> less = new LinkedHashMap<>(files);
    less.remove("recipe.json");
    assertThat(refused(zip(less, false))).contains("must have recipe.json next, but");
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put("zzz", new byte[1]);
    assertThat(refused(zip(more, false))).contains("has 'zzz', which its manifest does not name");
    assertThat(refused(zip(files, true)))
        .contains("may have no compressed files, but manifest.json is one");
    Map<String, byte[]> other = new LinkedHashMap<>(files);
    other.computeIfPresent("recipe.json", (_, content) -> content.clone())[5] ^= 1;
    assertThat(refused(zip(other, false)))
        .contains("was changed after it was signed: recipe.json is not what its manifest says");
  }

  private Manifest manifest() throws IOException {
    return one.files(key).manifest().orElseThrow();
  }

  @Test
  void namesThatLeadElsewhereAreRefusedThoughSigned() throws IOException {
    two.keys().trust(one.keys().own(), "");
    for (String name :
        List.of(
            "../evil",
            "/etc/evil",
            "a/../../evil",
            ".hidden",
            "a\\b",
            "a//b",
            "x/",
            "a\nb",
            "manifest.sig",
            "a/b/c/d/e",
            "x".repeat(500))) {
      Manifest good = manifest();
      SortedMap<String, FileMark> marks = new TreeMap<>(good.files());
      byte[] evil = {1};
      marks.put(name, new FileMark(Checksum.of(evil), 1));
      assertThat(refused(signed(good, marks, Map.of(name, evil))))
          .as(name)
          .contains("'name' must be a plain file name");
    }
  }

  @Test
  void aRecipeThatNamesAnotherFileOfTheMachineIsRefusedThoughSigned() throws IOException {
    two.keys().trust(one.keys().own(), "");
    Path secret = Files.writeString(root.resolve("secret"), "secret");
    Manifest good = manifest();
    byte[] recipe =
        new String(Files.readAllBytes(one.file(key)), StandardCharsets.UTF_8)
            .replaceAll("[0-9a-f]{16}-yolox.onnx", secret.toString())
            .getBytes(StandardCharsets.UTF_8);
    SortedMap<String, FileMark> marks = new TreeMap<>(good.files());
    marks.put("recipe.json", new FileMark(Checksum.of(recipe), recipe.length));
    assertThat(refused(signed(good, marks, Map.of("recipe.json", recipe))))
        .isEqualTo("recipe cola-bottles r1 may only name files of its own, but names " + secret);
  }

  @Test
  void aBundleOfANewerFormatIsRefusedBeforeAnythingElse() throws IOException {
    two.keys().trust(one.keys().own(), "");
    Map<String, byte[]> files = files(one.folder("cola-bottles").of(1), manifest());
    String newer =
        new String(files.getOrDefault(Manifest.NAME, new byte[0]), StandardCharsets.UTF_8)
            .replaceFirst("\"format\" : 1", "\"format\" : 2, \"new\": 1");
    files.put(Manifest.NAME, newer.getBytes(StandardCharsets.UTF_8));
    assertThat(refused(zip(files, false)))
        .endsWith("it must have format 1, but has 2: a newer Linewarden made it");
  }

  /// A bundle of the first station with other files.
  private byte[] signed(Manifest like, SortedMap<String, FileMark> marks, Map<String, byte[]> other)
      throws IOException {
    Manifest manifest =
        new Manifest(
            like.key(),
            like.parent(),
            like.change(),
            like.calibration(),
            like.signer(),
            like.origin(),
            marks);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Manifest.NAME, manifest.bytes());
    files.put(Manifest.SIGNATURE, one.keys().sign(manifest.bytes()));
    Map<String, byte[]> kept = files(one.folder("cola-bottles").of(1), like);
    marks
        .keySet()
        .forEach(name ->
            files.put(name, other.getOrDefault(name, kept.getOrDefault(name, new byte[0]))));
    return zip(files, false);
  }

  static Map<String, byte[]> files(Path folder, Manifest manifest) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of(Manifest.NAME, Manifest.SIGNATURE));
    names.addAll(manifest.files().keySet());
    for (String name : names) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    return files;
  }

  static byte[] zip(Map<String, byte[]> files, boolean compressed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = BundleWriter.zip(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        zip.putNextEntry(
            compressed
                ? new ZipEntry(file.getKey())
                : BundleWriter.entry(file.getKey(), file.getValue().length, crc.getValue()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /// The format is the library's: should it begin to write other bytes, earlier bundles could no
  /// longer be read.
  @Test
  void theBytesOfABundleStayWhatTheyAre() throws IOException {
    byte[] content = zip(Map.of("recipe.json", new byte[] {1, 2, 3}), false);
    assertThat(Checksum.of(content))
        .isEqualTo("0ea1622057bedcc9ba2798a100d38312ccaecf367a4a4c8750063e0ce0e4a4e3");
  }

  @Test
  void whatAKilledImportLeftIsRemovedByTheNext() throws IOException {
    two.keys().trust(one.keys().own(), "");
    Path half = Files.createDirectories(root.resolve("two/incoming/unpacked/a/b"));
    Files.writeString(half.resolve("recipe.json"), "{");
    assertThat(two.list()).isEmpty();
    take(bundle);
    assertThat(half).doesNotExist();
    try (Incoming _ = bundles(two, "two").unpack(bundle)) {
      assertThatThrownBy(() -> bundles(two, "two").unpack(bundle))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("try again");
    }
  }

  /// In memory, since it is done a hundred thousand times.
  @Test
  void aBundleWithAnyBytesChangedIsOneSentenceAndNothingElseSeed31() throws IOException {
    two.keys().trust(one.keys().own(), "");
    byte[] good = Files.readAllBytes(bundle);
    new BundleMutations(good, two.keys(), 31).run(100_000);
  }

  static OutputStream nowhere(String name) {
    assertThat(name).isNotEmpty();
    return OutputStream.nullOutputStream();
  }
}
