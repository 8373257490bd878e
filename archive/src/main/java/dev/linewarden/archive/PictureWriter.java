package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes pictures where they belong, and makes room for them. On the archive's thread, but for
/// [#bytes].
final class PictureWriter implements AutoCloseable {
  /// What makes room for others while the disk is full, in this order.
  private static final List<PictureClass> EXPENDABLE =
      List.of(PictureClass.SAMPLE, PictureClass.BORDERLINE, PictureClass.REQUESTED);

  private final Path root;
  private final ArchiveSettings settings;
  private final FaultLog faults;
  private final Lock lock;
  private final PictureEncoder encoder;
  private final Map<PictureClass, Shelf> shelves = new EnumMap<>(PictureClass.class);
  private volatile Map<PictureClass, Long> bytes = Map.of();
  private boolean counted;

  PictureWriter(Path root, ArchiveSettings settings, FaultLog faults) {
    this.root = root;
    this.settings = settings;
    this.faults = faults;
    try {
      Files.createDirectories(root);
      for (PictureClass kind : PictureClass.values()) {
        shelves.put(kind, new Shelf(root.resolve(kind.key()), settings.quota(kind)));
      }
    } catch (IOException e) {
      throw new BadInput("the archive %s cannot be used: %s".formatted(root, e), e);
    }
    this.lock = new Lock(root, settings.key());
    this.encoder = new PictureEncoder(settings.format(), settings.quality());
  }

  ArchiveReader reader() {
    return new ArchiveReader(root, lock, faults);
  }

  Map<PictureClass, Long> bytes() {
    return bytes;
  }

  /// Counts a little more of what lies there from earlier runs; false when that is done.
  boolean lookOn() throws IOException {
    if (counted) {
      return false;
    }
    for (Shelf shelf : shelves.values()) {
      if (shelf.lookOn()) {
        return true;
      }
    }
    counted = true;
    publish();
    return false;
  }

  void keep(Shot shot) throws IOException {
    if (lock.isShut()) {
      faults.count("archive", "pictures wait for their passphrase", "part " + part(shot));
      return;
    }
    if (!hasRoom()) {
      faults.count(
          "archive",
          "the disk has no room for pictures",
          "%d MB must stay free".formatted(settings.freeMinBytes() / 1_000_000));
      return;
    }
    Shelf shelf = shelf(shot.kind());
    PartFiles files = new PartFiles(root, shot, lock.key());
    try {
      files.write(encoder, settings);
    } finally {
      shelf.count(files.folder(), files.bytes());
      while (shelf.isTooFull() && shelf.dropOldest()) {
        // One part after the other.
      }
      publish();
    }
  }

  /// Pictures that prove nothing give way to whatever else needs the disk; evidence is for people
  /// to delete.
  private boolean hasRoom() throws IOException {
    for (PictureClass kind : EXPENDABLE) {
      while (isShort() && shelf(kind).dropOldest()) {
        // One part after the other.
      }
    }
    return !isShort();
  }

  private boolean isShort() throws IOException {
    return Files.getFileStore(root).getUsableSpace() < settings.freeMinBytes();
  }

  private Shelf shelf(PictureClass kind) {
    return Objects.requireNonNull(shelves.get(kind));
  }

  private static String part(Shot shot) {
    return shot.judged().part().toString();
  }

  private void publish() {
    Map<PictureClass, Long> now = new EnumMap<>(PictureClass.class);
    shelves.forEach((kind, shelf) -> now.put(kind, shelf.bytes()));
    bytes = Collections.unmodifiableMap(now);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
