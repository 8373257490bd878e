package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks into an archive, also of a station that runs: parts are there as soon as what describes
/// them is. Any thread.
public final class ArchiveReader {
  /// A list longer than a screen helps nobody.
  public static final int LISTED_MAX = 1_000;

  private final Path root;
  private final Lock lock;
  private final FaultLog faults;

  /// Throws [BadInput] for a key that is not the archive's.
  ///
  /// @param data the station's data folder
  /// @param faults where what cannot be read is counted
  public ArchiveReader(Path data, KeySource key, FaultLog faults) {
    this(Places.root(data), new Lock(Places.root(data), key), faults);
  }

  ArchiveReader(Path root, Lock lock, FaultLog faults) {
    this.root = root;
    this.lock = lock;
    this.faults = faults;
  }

  /// See [PictureArchive#open].
  public void open(String passphrase) {
    lock.open(passphrase);
  }

  /// Whether a person has to say the passphrase before a picture can be read.
  public boolean isShut() {
    return lock.isShut();
  }

  /// A part's files.
  record Stored(Path sidecar, PictureClass kind, Sidecar about, Optional<ReviewLabel> label) {
    Path file(Sidecar.Picture picture) {
      return sidecar.resolveSibling(picture.file());
    }

    KeptPart kept() {
      return new KeptPart(
          new PartId(about.part()),
          kind,
          new RecipeKey(about.recipe(), about.revision()),
          about.wallMillis(),
          about.verdict(),
          about.label(),
          about.pictures().stream()
              .map(one -> new KeptPart.Picture(file(one), one.view(), one.overlay()))
              .toList(),
          label);
    }
  }

  /// The part, if its pictures are kept. Throws [BadInput] when what describes it is damaged.
  public Optional<KeptPart> find(PartId part) {
    return stored(part).map(Stored::kept);
  }

  private Optional<Stored> stored(PartId part) {
    for (PictureClass kind : PictureClass.values()) {
      String number = Places.number(part.value());
      for (Path file : list(Places.folder(root, kind, part.value()))) {
        if (isSidecar(file) && name(file).startsWith(number)) {
          return Optional.of(read(kind, file));
        }
      }
    }
    return Optional.empty();
  }

  /// The newest parts of a class, newest first.
  ///
  /// @param count up to [#LISTED_MAX]
  public List<KeptPart> newest(PictureClass kind, int count) {
    List<KeptPart> found = new ArrayList<>();
    for (Path folder : list(root.resolve(kind.key())).reversed()) {
      for (Path file : list(folder).reversed()) {
        if (found.size() >= Math.min(count, LISTED_MAX)) {
          return found;
        }
        if (isSidecar(file)) {
          readable(kind, file).map(Stored::kept).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// Every part of the archive, by its number within each class.
  void each(Consumer<Stored> reader) {
    for (PictureClass kind : PictureClass.values()) {
      for (Path folder : list(root.resolve(kind.key()))) {
        list(folder).stream()
            .filter(ArchiveReader::isSidecar)
            .flatMap(file -> readable(kind, file).stream())
            .forEach(reader);
      }
    }
  }

  /// How many parts of a class are there.
  public long count(PictureClass kind) {
    return list(root.resolve(kind.key())).stream()
        .mapToLong(folder -> list(folder).stream().filter(ArchiveReader::isSidecar).count())
        .sum();
  }

  /// The picture's own bytes: JPEG or PNG. Throws [BadInput] when it cannot be had.
  public byte[] picture(KeptPart.Picture picture) {
    return bytes(picture.file(), name(picture.file()).endsWith(Places.ENCRYPTED));
  }

  byte[] picture(Stored part, Sidecar.Picture picture) {
    byte[] bytes = bytes(part.file(picture), picture.encrypted());
    if (!PartFiles.sha256(bytes).equals(picture.sha256())) {
      throw new BadInput("the picture %s was changed".formatted(part.file(picture)));
    }
    return bytes;
  }

  private byte[] bytes(Path file, boolean encrypted) {
    byte[] stored = read(file);
    if (!encrypted) {
      return stored;
    }
    return lock.key()
        .orElseThrow(() -> new BadInput("the pictures are encrypted, and there is no key yet"))
        .open(name(file), stored);
  }

  /// Says what the part is; the newest word counts. Throws [BadInput] when its pictures are not
  /// kept.
  public void label(PartId part, ReviewLabel label) {
    Stored stored =
        stored(part)
            .orElseThrow(() -> new BadInput("no pictures of part %s are kept".formatted(part)));
    try {
      ArchiveFile.writeForGood(labelOf(stored.sidecar()), label.bytes());
    } catch (IOException e) {
      throw new BadInput("the label of part %s cannot be written: %s".formatted(part, e), e);
    }
  }

  /// Empty for a part that cannot be read: counted, and no reason not to show the others.
  private Optional<Stored> readable(PictureClass kind, Path sidecar) {
    try {
      return Optional.of(read(kind, sidecar));
    } catch (BadInput e) {
      // One that is gone made room for newer ones since it was listed.
      if (!Files.notExists(sidecar)) {
        faults.count(
            "archive", "what describes a part cannot be read", String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    }
  }

  private Stored read(PictureClass kind, Path sidecar) {
    Path label = labelOf(sidecar);
    return new Stored(
        sidecar,
        kind,
        Sidecar.parse(sidecar.toString(), read(sidecar)),
        Files.exists(label)
            ? Optional.of(ReviewLabel.parse(label.toString(), read(label)))
            : Optional.empty());
  }

  private static Path labelOf(Path sidecar) {
    String name = name(sidecar);
    return sidecar.resolveSibling(
        name.substring(0, name.length() - Places.SIDECAR.length()) + Places.LABEL);
  }

  private static boolean isSidecar(Path file) {
    return name(file).endsWith(Places.SIDECAR) && !name(file).endsWith(Places.LABEL);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadInput("%s is no longer kept".formatted(file), e);
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// By name, so by number; nothing where there is no folder.
  private static List<Path> list(Path folder) {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(inside::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new BadInput("the archive's %s cannot be read: %s".formatted(folder, e), e);
    }
    Collections.sort(inside);
    return inside;
  }
}
