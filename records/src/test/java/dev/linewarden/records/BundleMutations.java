package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.BadInput;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Changes a good bundle in every way that bytes can be changed, and reads it.
final class BundleMutations {
  private static final int PLACES_MAX = 4;
  private static final int PIECE_MAX = 200;
  private static final int SENTENCE_MAX = 2000;

  private final byte[] good;
  private final Keyring keys;
  private final SplittableRandom random;

  BundleMutations(byte[] good, Keyring keys, long seed) {
    this.good = good;
    this.keys = keys;
    this.random = new SplittableRandom(seed);
  }

  /// Only the unchanged bundle may be read.
  void run(int times) {
    assertThat(read(good)).isEmpty();
    for (int i = 0; i < times; i++) {
      byte[] changed = changed();
      String said = read(changed);
      if (said.isEmpty() != Arrays.equals(changed, good)) {
        assertThat(said).as("mutation %d", i).isNotEmpty();
      }
      if (said.length() > SENTENCE_MAX) {
        assertThat(said).as("mutation %d", i).hasSizeLessThan(SENTENCE_MAX);
      }
    }
  }

  private String read(byte[] bundle) {
    try {
      new BundleReader("b.lwr", keys, RecipeBundlesTest::nowhere)
          .read(new ByteArrayInputStream(bundle));
      return "";
    } catch (BadInput bad) {
      return String.valueOf(bad.getMessage());
    }
  }

  private byte[] changed() {
    byte[] changed = good.clone();
    for (int places = random.nextInt(1, PLACES_MAX); places > 0 && changed.length > 0; places--) {
      int at = random.nextInt(changed.length);
      int length = random.nextInt(1, Math.min(PIECE_MAX, changed.length - at + 1) + 1);
      changed =
          switch (random.nextInt(6)) {
            case 0, 1 -> flipped(changed, at);
            case 2 -> set(changed, at);
            case 3 -> pasted(changed, at, new byte[0], length);
            case 4 -> pasted(changed, at, piece(changed, length), 0);
            default -> Arrays.copyOf(changed, at + 1);
          };
    }
    return changed;
  }

  private byte[] flipped(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private byte[] set(byte[] bytes, int at) {
    bytes[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
    return bytes;
  }

  private byte[] piece(byte[] bytes, int length) {
    int from = random.nextInt(Math.max(1, bytes.length - length));
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
  }

  private static byte[] pasted(byte[] bytes, int at, byte[] piece, int instead) {
    int rest = Math.min(bytes.length, at + instead);
    byte[] pasted = new byte[at + piece.length + bytes.length - rest];
    System.arraycopy(bytes, 0, pasted, 0, at);
    System.arraycopy(piece, 0, pasted, at, piece.length);
    System.arraycopy(bytes, rest, pasted, at + piece.length, bytes.length - rest);
    return pasted;
  }
}
