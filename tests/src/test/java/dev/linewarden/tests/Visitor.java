package dev.linewarden.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Somebody who asks a station over HTTP and shows the same things each time.
///
/// @param shows headers with a session or a token; empty of a stranger
record Visitor(HttpClient client, URI station, Map<String, String> shows) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  Visitor showing(String header, String value) {
    return new Visitor(client, station, Map.of(header, value));
  }

  /// Somebody who has signed on.
  Visitor signedOn(String path, String body) {
    HttpResponse<String> answer = post(path, body);
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    if (answer.statusCode() != 200 || cookies.isEmpty()) {
      throw new AssertionError("not signed on: " + answer.body());
    }
    return showing("Cookie", cookies.getFirst().split(";", 2)[0]);
  }

  Visitor named(String name, String secret) {
    return signedOn(
        "/api/v1/sign-on", "{\"name\": \"%s\", \"secret\": \"%s\"}".formatted(name, secret));
  }

  HttpResponse<String> post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "application/json", "");
  }

  JsonNode json(String path) {
    return new ObjectMapper().readTree(get(path).body());
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(station.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    shows.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer to " + method + " " + path, e);
    }
  }
}
