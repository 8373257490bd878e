package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.ReferencesFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about stored recipes, as typed; what is imported is tried in a real process.
final class RecipeCliTest {
  private static final String RECIPE =
      """
      {"format": 1, "id": "caps", "name": "Caps", "frame": {"width": 2, "height": 2},
       "tools": [{"name": "cap", "kind": "mean", "channel": "grey", "box": [0, 0, 2, 2]}],
       "limits": [{"tool": "cap", "finding": "mean", "max": 120, "fault": "cap missing"}]}
      """;

  @TempDir Path folder;
  private final Clock clock = new MonotonicClock();
  private Path own = Path.of("");

  @BeforeEach
  void aRecipeWithAReference() throws IOException {
    own = Files.createDirectories(folder.resolve("recipe"));
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 2, 2, new int[] {10, 10, 10, 10});
    ImageIO.write(image, "png", own.resolve("dark.png").toFile());
  }

  /// What was said; the exit code stands before it.
  private String typed(String station, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("recipe"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", folder.resolve(station).toString()));
    int code = Main.run(new Console(out, out, false), all.toArray(String[]::new));
    return code + " " + said.toString(StandardCharsets.UTF_8);
  }

  private void save(String station, String json, double expected) throws IOException {
    Files.writeString(own.resolve("recipe.json"), json);
    Files.writeString(
        own.resolve("references.json"),
        """
        {"format": 1, "references": [{"image": "dark.png",
          "findings": [{"tool": "cap", "finding": "mean", "value": %s}]}]}
        """
            .formatted(expected));
    Recipe recipe = RecipeFile.read(own.resolve("recipe.json"));
    new RecipeStore(folder.resolve(station), new FaultLog(clock), Weights::beside)
        .save(
            recipe,
            ReferencesFile.read(own, recipe),
            new Change("anna", clock.wallMillis(), "the new caps"));
  }

  private String key(String station) {
    return typed(station, "trust").split(" ", 3)[1];
  }

  @Test
  void aRecipeIsListedComparedAndBroughtBack() throws IOException {
    save("one", RECIPE, 10);
    save("one", RECIPE.replace("120", "121"), 10);
    assertThat(typed("one", "list")).isEqualTo("0 caps r2  Caps\n");
    assertThat(typed("one", "diff", "caps", "1", "2"))
        .isEqualTo("0 limit 'cap missing' of tool 'cap' (mean): max 120.0 -> 121.0\n");
    assertThat(typed("one", "back", "caps")).startsWith("2 ").contains("--reason");
    assertThat(typed("one", "back", "caps", "--reason", "too many", "--author", "bert"))
        .startsWith("0 caps r3 is what caps r1 was");
    assertThat(typed("one", "log", "caps"))
        .containsSubsequence(
            "caps r3  ",
            " by bert: too many, signed by this station",
            "    limit 'cap missing' of tool 'cap' (mean): max 121.0 -> 120.0",
            "caps r2  ",
            " by anna: the new caps",
            "caps r1  ");
    assertThat(typed("one", "verify"))
        .isEqualTo("0 3 revisions are as they were saved, 0 are not\n");
    Path file = folder.resolve("one/recipes/caps/2/recipe.json");
    Files.writeString(file, Files.readString(file).replace("121", "221"));
    assertThat(typed("one", "verify", "caps"))
        .startsWith("1 caps r2  broken: recipe caps r2 was changed after it was saved: " + file)
        .endsWith("2 revisions are as they were saved, 1 are not\n");
    assertThat(typed("one", "diff", "caps", "1", "2")).startsWith("2 recipe caps r2 was changed");
    assertThat(typed("one", "use", "caps@2", "--port", "1")).startsWith("2 a running station");
    assertThat(typed("nowhere", "list")).startsWith("2 a station's data were expected in ");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void whyARecipeIsUsedIsToldToTheStation() throws IOException {
    save("one", RECIPE, 10);
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer station =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    station.createContext(
        "/api/v1/recipe",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          asked.add(URLDecoder.decode(query, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    station.start();
    try {
      String port = Integer.toString(station.getAddress().getPort());
      assertThat(typed("one", "use", "caps", "--port", port)).startsWith("0 ");
      assertThat(typed("one", "use", "caps", "--port", port, "--reason", "caps & rings: +2 mm"))
          .startsWith("0 ");
    } finally {
      station.stop(0);
    }
    assertThat(asked).containsExactly("why=", "why=caps & rings: +2 mm");
  }

  @Test
  void aRecipeGoesToAnotherStationWhereItFindsTheSame() throws IOException {
    save("one", RECIPE, 10);
    String bundle = folder.resolve("caps.lwr").toString();
    assertThat(typed("one", "export", "caps@1", bundle)).startsWith("0 recipe caps r1 is in ");
    assertThat(typed("two", "import", bundle))
        .startsWith("2 ")
        .contains(
            "which this station does not know; if it is one of yours: ./linewarden recipe trust "
                + key("one"));
    assertThat(typed("two", "trust", key("one"), "--name", "line 1")).startsWith("0 ");
    assertThat(typed("two", "import", bundle, "--camera", "rendered"))
        .contains("recipe caps r1 is for frames of 2x2, but this camera sends 1280x1024")
        .endsWith("is not taken in: nothing of it was kept\n");
    assertThat(typed("two", "import", bundle, "--author", "bert"))
        .startsWith("0 ")
        .contains("recipe caps r1 by anna, signed by line 1", "1 references reproduced")
        .contains("recipe caps r1 is kept");
    assertThat(typed("two", "log", "caps")).contains("it was revision 1 of " + key("one"));
    assertThat(typed("two", "distrust", key("one"))).startsWith("0 ");
    assertThat(typed("two", "verify")).startsWith("0 1 revisions are as they were saved");
  }

  @Test
  void aRecipeThatFindsSomethingElseHereIsRefusedWithHowMuch() throws IOException {
    save("one", RECIPE, 30);
    String bundle = folder.resolve("caps.lwr").toString();
    typed("one", "export", "caps", bundle);
    typed("two", "trust", key("one"));
    assertThat(typed("two", "import", bundle))
        .startsWith("2 ")
        .contains("dark.png', tool 'cap', finding 'mean': expected 30.0000 within 0.300000, got 10")
        .endsWith("is not taken in: nothing of it was kept\n");
    assertThat(typed("two", "list")).isEqualTo("0 no recipes are kept yet\n");
    assertThat(folder.resolve("two/incoming/unpacked")).doesNotExist();
  }
}
