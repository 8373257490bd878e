package dev.linewarden.ui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the screen over HTTP and listens to its live messages.
final class Browser implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private final URI address;

  Browser(URI address) {
    this.address = address;
  }

  /// A live message: JSON, and the picture behind it.
  record Live(JsonNode json, ByteBuffer picture) {}

  HttpResponse<String> get(String path, String... headers) {
    return send(with(headers, HttpRequest.newBuilder(address.resolve(path))));
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(with(headers, request));
  }

  HttpResponse<String> send(HttpRequest request) {
    return ask(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> picture(String path) {
    return ask(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  JsonNode json(HttpResponse<String> answer) {
    return mapper.readTree(answer.body());
  }

  URI at(String path) {
    return address.resolve(path);
  }

  private <T> HttpResponse<T> ask(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static HttpRequest with(String[] headers, HttpRequest.Builder request) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  /// Connects; `origin` as a browser would send it, or null.
  Ear listen(@Nullable String origin, boolean reads) {
    Ear ear = new Ear(mapper, reads);
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    URI live = URI.create("ws" + address.resolve("/api/v1/live").toString().substring(4));
    ear.socket = builder.buildAsync(live, ear).join();
    return ear;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// One live connection. One that does not read leaves everything in the network's buffers.
  static final class Ear implements WebSocket.Listener {
    final BlockingQueue<Live> parts = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonNode> statuses = new LinkedBlockingQueue<>();
    private final JsonMapper mapper;
    private final boolean reads;
    private final java.io.ByteArrayOutputStream binary = new java.io.ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    Ear(JsonMapper mapper, boolean reads) {
      this.mapper = mapper;
      this.reads = reads;
    }

    @Override
    public void onOpen(WebSocket opened) {
      if (reads) {
        opened.request(Long.MAX_VALUE);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        statuses.add(mapper.readTree(text.toString()));
        text.setLength(0);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      binary.writeBytes(bytes);
      if (last) {
        ByteBuffer message = ByteBuffer.wrap(binary.toByteArray());
        byte[] header = new byte[message.getInt()];
        message.get(header);
        JsonNode json = mapper.readTree(new String(header, StandardCharsets.UTF_8));
        parts.add(new Live(json, message.slice()));
        binary.reset();
      }
      return null;
    }

    /// From now on a connection that did not read reads what is there.
    void read() {
      if (socket != null) {
        socket.request(Long.MAX_VALUE);
      }
    }

    Live nextPart() {
      return patient(parts);
    }

    JsonNode nextStatus() {
      return patient(statuses);
    }

    private static <T> T patient(BlockingQueue<T> queue) {
      try {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
        }
        return next;
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
