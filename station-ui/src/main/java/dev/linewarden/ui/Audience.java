package dev.linewarden.ui;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// All connected screens. Any thread.
final class Audience {
  /// Screens at once; one more is turned away with a reason.
  static final int WATCHERS_MAX = 16;

  private static final int TRY_AGAIN_LATER = 1013;
  private static final int GOING_AWAY = 1001;
  private static final int NOT_ALLOWED = 1008;

  private static final byte[] NOTHING_YET = {};

  private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
  private byte[] lastPicture = NOTHING_YET;

  /// Who comes while the line stands sees the last picture, too. False when there is no room; the
  /// watcher was then told so.
  synchronized boolean admit(String id, Watcher watcher) {
    if (watchers.size() >= WATCHERS_MAX) {
      watcher.dismiss(TRY_AGAIN_LATER, "at most " + WATCHERS_MAX + " screens at once");
      return false;
    }
    watchers.put(id, watcher);
    if (lastPicture.length > 0) {
      watcher.picture(lastPicture);
    }
    return true;
  }

  void leave(String id) {
    watchers.remove(id);
  }

  boolean isEmpty() {
    return watchers.isEmpty();
  }

  int size() {
    return watchers.size();
  }

  /// One at a time with [#admit], so that nobody is shown an older one after a newer one.
  synchronized void picture(byte[] message) {
    lastPicture = message;
    watchers.values().forEach(watcher -> watcher.picture(message));
  }

  /// Also the moment when those are sent away whose session has ended.
  void status(String message) {
    watchers.forEach((id, watcher) -> {
      if (!watcher.mayStay() && watchers.remove(id, watcher)) {
        watcher.dismiss(NOT_ALLOWED, "nobody is signed on here any more");
      }
    });
    watchers.values().forEach(watcher -> watcher.status(message));
  }

  void dismissAll() {
    watchers.values().forEach(watcher -> watcher.dismiss(GOING_AWAY, "the station stops"));
    watchers.clear();
  }
}
