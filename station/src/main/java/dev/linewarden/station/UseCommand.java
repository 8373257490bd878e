package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.ui.UiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// `./linewarden recipe use`: asks the running station for a changeover, as its screen does.
final class UseCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ACCEPTED = 202;

  private final Console console;
  private final StationConfig config;

  UseCommand(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  /// @param why for the ledger; empty = nobody said
  int run(RecipeKey key, String why) {
    UiSettings ui =
        config
            .ui()
            .orElseThrow(
                () -> new BadInput("the station has no screen ([ui] enabled): it cannot be asked"));
    String address = "http://%s:%d/api/v1/recipe".formatted(ui.plainHost(), ui.port());
    String query = "?why=" + URLEncoder.encode(why, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + query))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"id\": \"%s\", \"revision\": %d}".formatted(key.id(), key.revision())))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != ACCEPTED) {
        throw new BadInput("the station refuses recipe %s: %s".formatted(key, answer.body()));
      }
      console.result(
          "the station loads recipe %s, and goes over to it between two parts".formatted(key));
      return 0;
    } catch (IOException e) {
      throw new BadInput("a running station was expected at %s: %s".formatted(address, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("asking the station was interrupted", e);
    }
  }
}
