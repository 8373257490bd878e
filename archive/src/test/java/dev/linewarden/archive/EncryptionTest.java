package dev.linewarden.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
  private static final String SECRET = "correct horse battery";

  @TempDir Path data;
  @TempDir Path stick;

  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private final Bottles bottles = new Bottles();

  private static ArchiveSettings with(KeySource key) {
    ArchiveSettings standard = ArchiveSettings.DEFAULT;
    return new ArchiveSettings(standard.format(), 90, false, 0, standard.quotaBytes(), 0, key);
  }

  private KeySource.FromFile key(String name) {
    Path file = stick.resolve(name);
    PictureKey.write(file);
    return new KeySource.FromFile(file);
  }

  private void keep(PictureArchive archive, long part) {
    bottles.show(archive, Bottles.judged(part, 20));
    Bottles.run(archive);
  }

  @Test
  void picturesAreReadableWithTheKeyAndOnlyWithIt() throws IOException {
    KeySource.FromFile key = key("own");
    assertThat(Files.getPosixFilePermissions(key.file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (PictureArchive archive = new PictureArchive(data, with(key), faults)) {
      keep(archive, 1);
    }

    KeptPart kept = new ArchiveReader(data, key, faults).find(new PartId(1)).orElseThrow();
    KeptPart.Picture picture = kept.pictures().getFirst();
    byte[] stored = Files.readAllBytes(picture.file());
    byte[] shown = new ArchiveReader(data, key, faults).picture(picture);
    assertThat(picture.file().toString()).endsWith(".jpg.enc");
    assertThat(picture.plainName()).endsWith("cap-missing.jpg");
    assertThat(shown).startsWith((byte) 0xff, (byte) 0xd8);
    assertThat(stored).hasSize(shown.length + 28);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
    assertThat(new String(shown, StandardCharsets.ISO_8859_1)).contains("JFIF");
    assertThatThrownBy(() -> new ArchiveReader(data, new KeySource.None(), faults).picture(picture))
        .isInstanceOf(BadInput.class)
        .hasMessage("the pictures are encrypted, and there is no key yet");
    KeySource other = key("other");
    assertThatThrownBy(() -> new ArchiveReader(data, other, faults))
        .isInstanceOf(BadInput.class)
        .hasMessage("this is not the key that the pictures were encrypted with");
  }

  @Test
  void noFileStandsInForAnotherAndNoBitChanges() throws IOException {
    KeySource key = key("own");
    try (PictureArchive archive = new PictureArchive(data, with(key), faults)) {
      keep(archive, 1);
      keep(archive, 2);
    }
    ArchiveReader reader = new ArchiveReader(data, key, faults);
    KeptPart.Picture one = reader.find(new PartId(1)).orElseThrow().pictures().getFirst();
    KeptPart.Picture two = reader.find(new PartId(2)).orElseThrow().pictures().getFirst();
    byte[] bytes = Files.readAllBytes(two.file());

    Files.write(one.file(), bytes);
    bytes[bytes.length / 2] ^= 1;
    Files.write(two.file(), bytes);

    for (KeptPart.Picture wrong : new KeptPart.Picture[] {one, two}) {
      assertThatThrownBy(() -> reader.picture(wrong))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("was made with another key, or was changed");
    }
  }

  @Test
  void withAPassphraseNothingIsKeptUntilItIsSaid() {
    try (PictureArchive archive =
        new PictureArchive(data, with(new KeySource.FromPanel()), faults)) {
      keep(archive, 1);
      assertThat(archive.reader().isShut()).isTrue();
      archive.reader().open(SECRET);
      keep(archive, 2);

      assertThat(archive.reader().find(new PartId(1))).isEmpty();
      assertThat(archive.reader().find(new PartId(2))).isPresent();
      assertThat(faults.count("archive", "pictures wait for their passphrase")).isOne();
    }

    ArchiveReader later = new ArchiveReader(data, new KeySource.FromPanel(), faults);
    assertThatThrownBy(() -> later.open("correct house battery"))
        .hasMessageContaining("not the key");
    assertThatThrownBy(() -> later.open("short")).hasMessageContaining("12 characters or more");
    later.open(SECRET);
    KeptPart kept = later.find(new PartId(2)).orElseThrow();
    assertThat(later.picture(kept.pictures().getFirst())).startsWith((byte) 0xff, (byte) 0xd8);
  }

  @Test
  void aFileThatIsNoKeyIsRefused() throws IOException {
    Path file = Files.writeString(stick.resolve("key"), "0123");
    assertThatThrownBy(() -> new ArchiveReader(data, new KeySource.FromFile(file), faults))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be 64 hexadecimal digits");
    assertThatThrownBy(() -> PictureKey.write(file)).hasMessageContaining("is there already");
  }
}
