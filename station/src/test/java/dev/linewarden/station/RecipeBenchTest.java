package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.archive.ArchiveReader;
import dev.linewarden.archive.KeySource;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeBenchTest {
  private static final String RECIPE =
      """
      {"format": 1, "id": "bottle", "name": "Bottle", "frame": {"width": 64, "height": 48},
       "tools": [{"name": "cap", "kind": "mean", "box": [8, 8, 16, 16]}],
       "limits": [{"tool": "cap", "finding": "mean", "min": MIN, "fault": "cap missing"}]}
      """;
  private static final RecipeKey FIRST = new RecipeKey("bottle", 1);

  @TempDir Path data;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private RecipeBench bench;

  @BeforeEach
  void keepOne() {
    RecipeStore store = new RecipeStore(data, faults, Weights::beside);
    store.save(
        RecipeFile.read("the first", text("100"), data),
        References.NONE,
        new Change("ada", 1, "the first"));
    bench =
        new RecipeBench(
            store,
            new VisionLoader(clock, faults, InferenceSettings.DEFAULT),
            new KeptFrames(
                new ArchiveReader(data, new KeySource.None(), faults), data.resolve("cache")),
            List.of(""),
            new RecipeCourier(
                store,
                StationConfig.read(Optional.empty(), data, StationConfig.Overrides.NONE),
                clock),
            clock);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static byte[] text(String min) {
    return RECIPE.replace("MIN", min).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aChangedRecipeIsKeptAsTheNextRevisionWithWhoAndWhy() {
    RecipeKey kept = bench.keep(FIRST, text("90"), "bob", "caps are paler");

    assertThat(kept).isEqualTo(new RecipeKey("bottle", 2));
    assertThat(new String(bench.recipe(kept), StandardCharsets.UTF_8)).contains("90");
    var newest = bench.history("bottle").getFirst();
    assertThat(newest.author()).isEqualTo("bob");
    assertThat(newest.reason()).isEqualTo("caps are paler");
    assertThat(newest.changes()).singleElement().asString().contains("min 100.0 -> 90.0");
    assertThat(bench.keep(kept, text("90"), "bob", "again")).as("the same content").isEqualTo(kept);
  }

  @Test
  void whatIsNoRecipeIsRefusedAndNothingIsKept() {
    assertThatThrownBy(() -> bench.keep(FIRST, text("\"much\""), "bob", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the changed recipe");
    assertThatThrownBy(() -> bench.keep(new RecipeKey("bottle", 7), text("90"), "bob", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("bottle r7");
    assertThat(bench.history("bottle")).hasSize(1);
  }

  @Test
  void whatNoToolUnderstandsIsRefused() {
    byte[] misspelt =
        new String(text("90"), StandardCharsets.UTF_8)
            .replace("\"kind\": \"mean\"", "\"kind\": \"meen\"")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> bench.keep(FIRST, misspelt, "bob", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no kind of tool 'meen'");
    assertThat(bench.history("bottle")).hasSize(1);
  }

  @Test
  void noOtherFileOfTheMachineIsTakenIn() throws IOException {
    Path secret = Files.writeString(data.resolve("secret"), "not for recipes");
    byte[] greedy =
        new String(text("90"), StandardCharsets.UTF_8)
            .replace(
                "\"tools\"",
                "\"pictures\": {\"p\": {\"file\": \"%s\"}}, \"tools\"".formatted(secret))
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> bench.keep(FIRST, greedy, "bob", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("secret");
    assertThat(bench.history("bottle")).hasSize(1);
  }

  @Test
  void aRecipeOfItsOwnBeginsWithItsFirstRevision() {
    byte[] own =
        new String(text("90"), StandardCharsets.UTF_8)
            .replace("\"bottle\"", "\"jar\"")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(bench.keep(FIRST, own, "bob", "another line")).isEqualTo(new RecipeKey("jar", 1));
    assertThat(bench.history("bottle")).hasSize(1);
  }

  @Test
  void aRecipeLeavesAsABundleAndWhatIsNoneIsNotTakenIn() throws IOException {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    bench.send(FIRST, bundle);

    assertThat(bundle.toString(StandardCharsets.ISO_8859_1)).startsWith("PK");
    ByteArrayInputStream half =
        new ByteArrayInputStream(bundle.toByteArray(), 0, bundle.size() / 2);
    assertThatThrownBy(() -> bench.take(half, "bob", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("incoming.lwr");
    try (var left = Files.list(data.resolve("data/cache"))) {
      assertThat(left).as("what was on its way").isEmpty();
    }
  }

  @Test
  void aPartWithoutAPictureCannotBeTriedOn() {
    assertThatThrownBy(() -> bench.tryOut(FIRST, text("90"), new PartId(5)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no picture of part 5 is kept");
  }
}
