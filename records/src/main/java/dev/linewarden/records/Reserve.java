package dev.linewarden.records;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// One segment's worth of disk, claimed in advance by writing zeros, so that a disk filled by
/// somebody else does not stop inspection at once. Filled in small steps between groups, so that
/// entries never wait for it. Used by the journal's thread only.
final class Reserve {
  /// One step: short enough to fit between two groups on a slow disk, long enough that a reserve is
  /// made before a segment is full at any rate.
  private static final int STEP_BYTES = 1 << 20;

  private final SegmentFolder folder;
  private final int segmentBytes;
  private final byte[] zeros;
  private boolean ready;
  private long filled = -1;

  Reserve(SegmentFolder folder, int segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.zeros = new byte[Math.min(STEP_BYTES, segmentBytes)];
  }

  /// Takes over what an earlier run left; a reserve of another size is thrown away.
  void open() throws IOException {
    Files.deleteIfExists(folder.reserveInMaking());
    Path reserve = folder.reserve();
    ready = Files.exists(reserve) && Files.size(reserve) == segmentBytes;
    if (!ready) {
      Files.deleteIfExists(reserve);
    }
  }

  boolean ready() {
    return ready;
  }

  /// Whether there is disk for the rest of it.
  boolean fits() throws IOException {
    return folder.usableBytes() >= segmentBytes - Math.max(0, filled);
  }

  /// Does one bounded step. When it throws, the half-made file is gone and the disk given back.
  void step() throws IOException {
    try {
      fill();
      if (filled >= segmentBytes) {
        Durable.move(folder.reserveInMaking(), folder.reserve());
        filled = -1;
        ready = true;
      }
    } catch (IOException e) {
      filled = -1;
      Files.deleteIfExists(folder.reserveInMaking());
      throw e;
    }
  }

  /// Turns the reserve into a segment. May be repeated after it threw.
  void become(Segment segment) throws IOException {
    if (!Files.exists(segment.file())) {
      Durable.move(folder.reserve(), segment.file());
    }
    ready = false;
  }

  private void fill() throws IOException {
    // Mode rwd: each write is on disk when it returns, so no large sync stalls a later group.
    try (RandomAccessFile file = new RandomAccessFile(folder.reserveInMaking().toFile(), "rwd")) {
      filled = Math.max(0, filled);
      file.seek(filled);
      int count = (int) Math.min(zeros.length, segmentBytes - filled);
      file.write(zeros, 0, count);
      filled += count;
    }
  }
}
