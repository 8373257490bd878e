package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.SplittableRandom;

/// A wire that loses, swaps and doubles packets as it is told, and is no faster than it is told.
/// The same seed loses the same packets. One thread.
final class FaultyWire implements AutoCloseable {
  private static final int THOUSAND = 1000;
  private static final int ETHERNET_AROUND_PACKET = 38 + 28;
  private static final double BITS_NANOS = 8e9;

  private final DatagramChannel channel;
  private final SimulatedFaults faults;
  private final Clock clock;
  private final SplittableRandom random = new SplittableRandom(1);
  private final ByteBuffer held = ByteBuffer.allocateDirect(1 << 16);
  private InetSocketAddress heldFor = new InetSocketAddress(0);
  private boolean isHolding;
  private long freeAtNanos;
  private long delayNanos;

  FaultyWire(DatagramChannel channel, SimulatedFaults faults, Clock clock) {
    this.channel = channel;
    this.faults = faults;
    this.clock = clock;
    this.freeAtNanos = clock.nanos();
  }

  /// From now on so long between two packets, beside the time that they take.
  void delay(long nanos) {
    delayNanos = nanos;
  }

  /// Once, as it is: for what was asked for again.
  void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
    put(packet, to);
  }

  /// For the first time: here the faults strike.
  void risk(ByteBuffer packet, InetSocketAddress to) throws IOException {
    if (random.nextInt(THOUSAND) < faults.lostPerThousand()) {
      return;
    }
    if (!isHolding && random.nextInt(THOUSAND) < faults.swappedPerThousand()) {
      held.clear().put(packet).flip();
      heldFor = to;
      isHolding = true;
      return;
    }
    put(packet, to);
    if (random.nextInt(THOUSAND) < faults.doubledPerThousand()) {
      put(packet.rewind(), to);
    }
    release();
  }

  /// Lets go of a packet that waits for its successor.
  void release() throws IOException {
    if (isHolding) {
      isHolding = false;
      put(held, heldFor);
    }
  }

  private void put(ByteBuffer packet, InetSocketAddress to) throws IOException {
    int bytes = packet.remaining() + ETHERNET_AROUND_PACKET;
    // A packet takes less time than a sleeping thread needs to wake up.
    while (clock.nanos() - freeAtNanos < 0) {
      Thread.onSpinWait();
    }
    channel.send(packet, to);
    long start = Math.max(freeAtNanos, clock.nanos());
    freeAtNanos = start + delayNanos + (long) (bytes * BITS_NANOS / faults.bitsPerSecond());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
