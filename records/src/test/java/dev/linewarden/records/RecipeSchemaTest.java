package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The published schema means what the reader means, as far as a schema can say it. What each tool
/// can be told is read, and held against the schema, where tools are made.
final class RecipeSchemaTest {
  private static final int MUTATIONS = 5000;
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /// Without the settings that are no tool's.
  private static final String VALID =
      RecipeDiffTest.FULL
          .replace("\"unit\": \"mm\", ", "")
          .replace(", \"deep\": {\"a\": {\"b\": 1}}", "")
          .replace("\"dark\": true,", "");

  @TempDir Path folder;

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            Files.readString(REPOSITORY.resolve("docs/recipe.schema.json")), InputFormat.JSON);
  }

  private static List<String> problems(Schema schema, String document) {
    return schema.validate(document, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  @Test
  void everyRecipeOfTheRepositoryIsValid() throws IOException {
    Schema schema = schema();
    List<Path> recipes;
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      recipes =
          files
              .filter(file -> String.valueOf(file.getFileName()).endsWith("recipe.json"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
    }
    assertThat(recipes).hasSizeGreaterThan(10);
    for (Path recipe : recipes) {
      assertThat(problems(schema, Files.readString(recipe))).as(recipe.toString()).isEmpty();
    }
    assertThat(problems(schema, VALID)).isEmpty();
  }

  @Test
  void whatTheSchemaRefusesTheReaderRefusesSeed34() throws IOException {
    for (String name : List.of("0123456789abcdef-yolox.onnx", "1123456789abcdef-mean.png")) {
      Files.writeString(folder.resolve(name), "content");
    }
    Schema schema = schema();
    JsonMutations mutations =
        new JsonMutations(
            StrictJson.table("recipe", "r", RecipeDiffTest.FULL.getBytes(StandardCharsets.UTF_8)),
            new SplittableRandom(34));
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] document = mutations.next();
      if (isRead(document)) {
        String text = new String(document, StandardCharsets.UTF_8);
        List<Error> others =
            schema.validate(text, InputFormat.JSON).stream()
                .filter(problem -> !isOfAToolsOwn(problem))
                .toList();
        assertThat(others).as(text).isEmpty();
      } else {
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS * 49 / 50);
  }

  /// Its kind and its settings.
  private static boolean isOfAToolsOwn(Error problem) {
    String rule = problem.getEvaluationPath().toString();
    return rule.startsWith("/properties/tools/items/$ref/")
        && (rule.contains("/kind/") || rule.contains("/allOf/"));
  }

  private boolean isRead(byte[] document) {
    try {
      RecipeFile.parse("r", document, folder);
      return true;
    } catch (BadInput refused) {
      return false;
    }
  }

  @Test
  void theSchemaRefusesWhatItSays() throws IOException {
    Schema schema = schema();
    for (String[] change :
        List.of(
            new String[] {"\"format\": 1", "\"format\": 2"},
            new String[] {"\"id\": \"cola\"", "\"id\": \"Cola\""},
            new String[] {"\"name\": \"Cola\"", "\"nmae\": \"Cola\""},
            new String[] {"\"width\": 64", "\"width\": 0"},
            new String[] {"\"exposure_us\": 500", "\"exposure_us\": \"500\""},
            new String[] {"\"kind\": \"mean\"", "\"kind\": \"maen\""},
            new String[] {"\"kind\": \"mean\"", "\"kind\": \"mean\", \"minStep\": 30"},
            new String[] {"\"min\": 1, \"fault\"", "\"fault\""},
            new String[] {"\"stopAt\": 5", "\"stopAt\": 5, \"ofLast\": 9"},
            new String[] {
              "\"views\": {", "\"frame\": {\"width\": 1, \"height\": 1}, \"views\": {"
            })) {
      assertThat(VALID).contains(change[0]);
      assertThat(problems(schema, VALID.replace(change[0], change[1]))).as(change[1]).isNotEmpty();
    }
  }
}
