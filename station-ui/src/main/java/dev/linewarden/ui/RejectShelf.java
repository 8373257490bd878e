package dev.linewarden.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last removed parts with their pictures; the oldest makes room for the newest. Any thread.
final class RejectShelf {
  static final int LISTED_MAX = 12;

  /// More than are listed: a screen fetches the pictures of a list that is a moment old, and a bad
  /// batch brings ten rejects a second.
  static final int KEPT_MAX = 36;

  /// A part with its pictures as JPEG, and with that of a good part; each is empty when there is
  /// none.
  static final class Kept {
    private final Wire.Part about;
    private final byte[] image;
    private final byte[] thumbnail;
    private final byte[] good;

    Kept(Wire.Part about, byte[] image, byte[] thumbnail, byte[] good) {
      this.about = about;
      this.image = image;
      this.thumbnail = thumbnail;
      this.good = good;
    }

    Wire.Part about() {
      return about;
    }

    /// As large as the live picture. Not copied: only to be written out.
    byte[] image() {
      return image;
    }

    byte[] thumbnail() {
      return thumbnail;
    }

    /// What it should have looked like.
    byte[] good() {
      return good;
    }
  }

  private final Deque<Kept> shelf = new ArrayDeque<>(KEPT_MAX + 1);

  synchronized void put(Kept kept) {
    shelf.addFirst(kept);
    while (shelf.size() > KEPT_MAX) {
      shelf.removeLast();
    }
  }

  /// The newest [#LISTED_MAX], newest first.
  synchronized List<Wire.Part> list() {
    return shelf.stream().limit(LISTED_MAX).map(Kept::about).toList();
  }

  synchronized @Nullable Kept find(long part) {
    for (Kept kept : shelf) {
      if (kept.about().part() == part) {
        return kept;
      }
    }
    return null;
  }

  /// The newest part's number, 0 for none: changes whenever the list does.
  synchronized long newest() {
    Kept first = shelf.peekFirst();
    return first == null ? 0 : first.about().part();
  }
}
