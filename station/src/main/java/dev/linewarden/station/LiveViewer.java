package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A screen without a person: takes everything that a station sends live, and measures how old each
/// part's verdict is when it has come with its picture. The station is on this machine: both read
/// one clock.
final class LiveViewer implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double MICROS_PER_MILLI = 1_000;

  private final Clock clock;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  /// In microseconds.
  private final Histogram ages = new Histogram(60_000_000L, 3);

  private final WebSocket socket;
  private long pictures;
  private long bytes;

  /// Throws [IOException] when the station does not let it look.
  LiveViewer(HttpClient client, URI station, Clock clock) throws IOException {
    this.clock = clock;
    URI live = URI.create("ws://%s:%d/api/v1/live".formatted(station.getHost(), station.getPort()));
    try {
      socket = client.newWebSocketBuilder().buildAsync(live, this).join();
    } catch (CompletionException e) {
      throw new IOException("%s does not answer: %s".formatted(live, e.getMessage()), e);
    }
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onBinary(
      WebSocket from, ByteBuffer data, boolean last) {
    bytes += data.remaining();
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    message.writeBytes(piece);
    if (last) {
      whole(ByteBuffer.wrap(message.toByteArray()));
      message.reset();
    }
    from.request(1);
    return null;
  }

  /// Length of the header in 4 bytes, header, picture.
  private void whole(ByteBuffer part) {
    byte[] header = new byte[part.getInt()];
    part.get(header);
    long judged = JSON.readTree(header).path("wallMillis").asLong();
    double age = (clock.wallMillis() - judged) * MICROS_PER_MILLI;
    ages.recordValue(Math.max(0, Math.round(age)));
    pictures += part.hasRemaining() ? 1 : 0;
  }

  /// The status, four times a second; it counts as bytes only.
  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket from, CharSequence data, boolean last) {
    bytes += data.length();
    from.request(1);
    return null;
  }

  /// In microseconds, from verdict to here.
  synchronized Histogram ages() {
    return ages.copy();
  }

  synchronized long pictures() {
    return pictures;
  }

  synchronized long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
