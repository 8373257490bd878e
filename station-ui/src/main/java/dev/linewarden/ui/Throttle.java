package dev.linewarden.ui;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests one address may send. Any thread.
final class Throttle {
  /// In the long run, each second.
  static final int RATE = 300;

  /// At once, after a pause.
  static final int BURST = 3_000;

  /// Addresses that are remembered; the one unheard of for the longest time is forgotten for one
  /// more.
  static final int ADDRESSES_MAX = 1_024;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<String, Left> addresses = new LinkedHashMap<>(16, 0.75f, true);

  private record Left(double requests, long atNanos) {}

  /// False when this one is too many.
  synchronized boolean admit(String address, long nowNanos) {
    Left before = addresses.getOrDefault(address, new Left(BURST, nowNanos));
    double earned = (nowNanos - before.atNanos()) / NANOS_PER_SECOND * RATE;
    double left = Math.min(BURST, before.requests() + earned);
    boolean welcome = left >= 1;
    addresses.put(address, new Left(welcome ? left - 1 : left, nowNanos));
    if (addresses.size() > ADDRESSES_MAX) {
      addresses.remove(addresses.keySet().iterator().next());
    }
    return welcome;
  }
}
