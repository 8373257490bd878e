package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A revision says who made it and why, and is believed only as it was signed.
final class RecipeRevisionTest {
  static final Change ANNA = new Change("anna", Samples.MORNING, "the new caps");
  private static final Change BERT = new Change("bert", Samples.MORNING + 1, "too many rejects");

  @TempDir Path root;
  private final FaultLog faults = new FaultLog(new FixedClock());
  private RecipeStore store;

  @BeforeEach
  void open() {
    store = store();
  }

  private RecipeStore store() {
    return new RecipeStore(root.resolve("data"), faults, _ -> Set.of());
  }

  private Recipe cola(String from, String to) throws IOException {
    return RecipeFile.read(RecipeFileTest.write(root, RecipeFileTest.COLA.replace(from, to)));
  }

  private References references() throws IOException {
    Path image = Files.writeString(root.resolve("ok.png"), "a picture");
    References.Expected mean = new References.Expected("cap", "mean", 80, 0.5);
    return new References(
        List.of(new References.Reference(Map.of("", image), "good", List.of(mean))));
  }

  private Path folder(RecipeKey key) {
    return root.resolve("data/recipes").resolve(key.id()).resolve("" + key.revision());
  }

  /// As the program before this one stored it.
  private void unsign(RecipeKey key) throws IOException {
    Path folder = folder(key);
    Files.delete(folder.resolve(Manifest.NAME));
    Files.delete(folder.resolve(Manifest.SIGNATURE));
    String checksums = Checksum.of(folder.resolve("recipe.json"));
    if (Files.exists(folder.resolve("references.json"))) {
      checksums += "\n" + Checksum.of(folder.resolve("references.json"));
    }
    Files.writeString(folder.resolve(UnsignedRevision.CHECKSUM), checksums);
  }

  @Test
  void aRevisionSaysWhoMadeItWhenAndWhy() throws IOException {
    store.save(cola("", ""), References.NONE, ANNA);
    store.save(cola("120", "121"), References.NONE, BERT);
    List<Revision> history =
        new RecipeHistory(store()).revisions("cola-bottles", RecipeHistory.Check.WHOLE);
    assertThat(history)
        .containsExactly(
            new Revision(
                new RecipeKey("cola-bottles", 2),
                1,
                Optional.of(BERT),
                "this station",
                Optional.empty(),
                ""),
            new Revision(
                new RecipeKey("cola-bottles", 1),
                0,
                Optional.of(ANNA),
                "this station",
                Optional.empty(),
                ""));
    assertThatThrownBy(
            () -> new RecipeHistory(store).revisions("cola-bottle", RecipeHistory.Check.WHOLE))
        .hasMessage("recipe 'cola-bottle' must be in the store (did you mean 'cola-bottles'?)");
  }

  @Test
  void theKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
    Path file = root.resolve("data/keys/station.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(store().keys().own()).isEqualTo(store.keys().own());
    assertThat(faults.faults()).isEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    store();
    assertThat(faults.count("recipes", "others may read the station's key")).isEqualTo(1);
    Files.writeString(file, "nonsense");
    assertThatThrownBy(this::store)
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " must be the station's key pair, but is not");
  }

  @Test
  void anyByteChangedInAnyFileIsRefusedWithTheFilesName() throws IOException {
    RecipeKey key = store.save(cola("", ""), references(), ANNA).key();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder(key))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(6);
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      for (int at = 0; at < content.length; at += Math.max(1, content.length / 50)) {
        byte[] changed = content.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> store.load(key))
            .as("byte %d of %s", at, file)
            .isInstanceOf(BadInput.class)
            .hasMessageContaining(
                file.getFileName().toString().equals(Manifest.SIGNATURE)
                    ? Manifest.NAME
                    : file.toString());
      }
      Files.delete(file);
      assertThatThrownBy(() -> store.load(key)).hasMessageContaining(file.toString());
      Files.write(file, content);
      store.load(key);
    }
    Path more = Files.writeString(folder(key).resolve("more.txt"), "x");
    assertThatThrownBy(() -> store.load(key))
        .hasMessageEndingWith(more + " is not one of its files");
  }

  @Test
  void aRevisionFromBeforeThereWereSignaturesStillOpensAndIsChecked() throws IOException {
    Recipe recipe = store.save(cola("", ""), references(), ANNA);
    unsign(recipe.key());
    assertThat(store.load(recipe.key())).isEqualTo(recipe);
    assertThat(store.references(recipe.key()).all()).hasSize(1);
    Revision old =
        new RecipeHistory(store).revisions("cola-bottles", RecipeHistory.Check.WHOLE).getFirst();
    assertThat(old.isUnsigned()).isTrue();
    assertThat(store.save(recipe, store.references(recipe.key()))).isEqualTo(recipe);

    RecipeBundles bundles = new RecipeBundles(store, root.resolve("data"));
    assertThatThrownBy(() -> bundles.export(recipe.key(), root.resolve("x.lwr")))
        .hasMessageContaining("./linewarden recipe back cola-bottles 1 makes a signed revision");
    Recipe signed = store.back(recipe.key(), BERT);
    assertThat(signed.key().revision()).isEqualTo(2);
    bundles.export(signed.key(), root.resolve("x.lwr"));

    Path picture = store.references(recipe.key()).all().getFirst().images().getOrDefault("", root);
    Files.writeString(picture, "a nicer picture");
    assertThatThrownBy(() -> store.load(recipe.key())).hasMessageContaining(picture.toString());
  }

  @Test
  void aRevisionSignedByAStrangerIsRefusedUntilItsKeyIsTrusted() throws IOException {
    RecipeKey key = store.save(cola("", ""), References.NONE, ANNA).key();
    StationKey before = store.keys().own();
    Files.delete(root.resolve("data/keys/station.key"));
    RecipeStore other = store();
    assertThatThrownBy(() -> other.load(key))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("./linewarden recipe trust " + before);
    other.keys().trust(before, "the old key");
    assertThat(other.load(key).key()).isEqualTo(key);
    assertThat(
            new RecipeHistory(other)
                .revisions("cola-bottles", RecipeHistory.Check.WHOLE)
                .getFirst()
                .signer())
        .isEqualTo("the old key");
    assertThat(other.keys().trusted()).containsExactly(new Keyring.Trusted(before, "the old key"));
    assertThat(other.keys().forget(before)).isTrue();
    assertThat(other.keys().forget(before)).isFalse();
    assertThatThrownBy(() -> other.load(key)).isInstanceOf(BadInput.class);
  }

  @Test
  void goingBackMakesANewRevisionEqualToTheOldOne() throws IOException {
    Recipe first = store.save(cola("", ""), references(), ANNA);
    store.save(cola("120", "121"), References.NONE, BERT);
    Recipe back = store.back(first.key(), BERT);
    RecipeHistory history = new RecipeHistory(store);
    assertThat(back.key().revision()).isEqualTo(3);
    assertThat(history.differences(first.key(), back.key())).isEmpty();
    assertThat(history.revisions("cola-bottles", RecipeHistory.Check.WHOLE))
        .extracting(Revision::parent)
        .containsExactly(2, 1, 0);
    assertThatThrownBy(() -> store.back(back.key(), BERT))
        .hasMessage(
            "recipe cola-bottles r3 is the newest revision: there is nothing to go back from");
  }

  @Test
  void whatBelongsToARevisionAndIsNamedNowhereTravelsWithIt() throws IOException {
    Recipe recipe = cola("", "");
    Path image = Files.writeString(root.resolve("bad.png"), "a bad part");
    Parcel parcel =
        Parcel.of(recipe, References.NONE, _ -> Set.of())
            .with(Map.of("regression/cap missing/bad.png", image));
    RevisionFolder folder = store.folder("cola-bottles");
    folder.write(1, parcel, ANNA, Optional.empty());
    RecipeKey first = new RecipeKey("cola-bottles", 1);
    assertThat(store.load(first).key()).isEqualTo(first);
    assertThat(folder.holds(1, parcel)).isTrue();
    assertThat(store.save(recipe, References.NONE, BERT).key().revision()).isEqualTo(2);
    assertThat(new RecipeHistory(store).differences(first, new RecipeKey("cola-bottles", 2)))
        .extracting(Difference::words)
        .singleElement()
        .asString()
        .startsWith("file 'regression/cap missing/bad.png' removed: content sha ");
    store.back(first, BERT);
    assertThat(folder.of(3).resolve("regression/cap missing/bad.png")).hasContent("a bad part");
    Files.writeString(folder.of(1).resolve("regression/cap missing/bad.png"), "a good part");
    assertThatThrownBy(() -> store.load(first)).hasMessageContaining("cap missing/bad.png");
  }

  @Test
  void whoWritesBesideAnotherIsToldToTryAgain() throws IOException {
    Recipe recipe = cola("", "");
    try (StoreLock _ = StoreLock.take(root.resolve("data/recipes"))) {
      assertThatThrownBy(() -> store.save(recipe, References.NONE, ANNA))
          .isInstanceOf(BadInput.class)
          .hasMessageEndingWith("is being written by another command at the moment; try again");
    }
    assertThat(store.save(recipe, References.NONE, ANNA).key().revision()).isEqualTo(1);
  }

  @Test
  void aKeyIsWrittenInOneWayOnlyAndAnAuthorIsALine() {
    String key = store.keys().own().text();
    assertThat(new StationKey(key).text()).isEqualTo(key);
    for (String bad : List.of("", "ed25519:", "ed25519:AAAA", key + "=", key.substring(8))) {
      assertThatThrownBy(() -> new StationKey(bad)).isInstanceOf(BadInput.class);
    }
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    assertThat(store.keys().own().signed(content, store.keys().sign(content))).isTrue();
    assertThat(store.keys().own().signed(new byte[1], store.keys().sign(content))).isFalse();
    assertThat(store.keys().own().signed(content, new byte[3])).isFalse();
    assertThatThrownBy(() -> new Change("a\nb", 0, "")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new Change(" ", 0, "")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new Change("a", 0, "x".repeat(1001))).isInstanceOf(BadInput.class);
  }
}
