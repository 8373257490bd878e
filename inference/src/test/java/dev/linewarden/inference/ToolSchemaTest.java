package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.vision.NativeScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/// The published schema says of each tool what its reader says, and both refuse the same.
final class ToolSchemaTest {
  private static final Path PUBLISHED = RecipeFiles.root().resolve("docs/recipe.schema.json");
  private static final Path WANTED = Path.of("target/recipe.schema.json");
  private static final Pattern FENCED = Pattern.compile("```(?:json)?\n(.*?)```", Pattern.DOTALL);

  /// What a reader says of one key by itself. What it says of keys together, or of the frame's
  /// size, no schema can say.
  private static final Pattern OF_ONE_KEY =
      Pattern.compile(
          "unknown key|is missing$|exactly one of|must be (a (number|whole|text|list|table)|one of|true or false|\\[)");

  private static final Pattern OF_THE_REST =
      Pattern.compile("'(hold|cx|cy)' must|the number of conditions|'finding' (is missing|must)");

  private static final NativeScope SCOPE = new NativeScope();
  private static final ReadingBench BENCH = new ReadingBench(SCOPE, new FaultLog(new StepClock(1)));
  private static final Schema TOOL = tool();

  private static Schema tool() {
    Map<String, Object> tool = new LinkedHashMap<>(published());
    tool.keySet().retainAll(List.of("$schema", ToolSchema.DEFS));
    tool.put("$ref", "#/$defs/tool");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JsonMapper.shared().writeValueAsString(tool), InputFormat.JSON);
  }

  @AfterAll
  static void close() {
    SCOPE.close();
  }

  private static Map<String, Object> published() {
    try {
      return table(Files.readString(PUBLISHED));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @SuppressWarnings("unchecked") // Keys of a JSON object are texts.
  private static Map<String, Object> table(String json) {
    return JsonMapper.shared().readValue(json, LinkedHashMap.class);
  }

  private static Map<?, ?> in(Map<?, ?> table, String key) {
    return (Map<?, ?>) Objects.requireNonNull(table.get(key), key);
  }

  /// With what is shared put where it is referred to.
  private static Map<?, ?> defs() {
    Map<?, ?> defs = in(published(), ToolSchema.DEFS);
    return (Map<?, ?>) resolved(defs, defs);
  }

  private static Object resolved(Object part, Map<?, ?> defs) {
    if (part instanceof Map<?, ?> table) {
      String shared = String.valueOf(table.get("$ref")).replace("#/$defs/", "");
      if (shared.startsWith(ToolSchema.SETTING)) {
        return resolved(in(defs, shared), defs);
      }
      Map<String, Object> resolved = new LinkedHashMap<>();
      table.forEach((key, each) -> resolved.put(String.valueOf(key), resolved(each, defs)));
      return resolved;
    }
    return part;
  }

  private static Map<String, String> words() throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    table(resource("setting-words.json")).forEach((key, each) -> words.put(key, each.toString()));
    return words;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ToolSchemaTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void thePublishedSchemaIsWhatTheReadersSay() throws IOException {
    Map<String, Object> published = published();
    String wanted =
        JsonMapper.builder()
                .defaultPrettyPrinter(
                    new DefaultPrettyPrinter()
                        .withSeparators(
                            Separators.createDefaultInstance()
                                .withObjectNameValueSpacing(Separators.Spacing.AFTER)))
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new ToolSchema(BENCH.wide(), words()).in(published))
            + "\n";
    Files.writeString(WANTED, wanted);
    // Both in full would bury the sentence that helps.
    assertThat(published.equals(table(wanted)))
        .as("the readers of tools changed: look at what did, and cp inference/%s docs/", WANTED)
        .isTrue();
  }

  @Test
  void everySettingIsDescribedAndNothingElse() throws IOException {
    Set<String> described = new TreeSet<>();
    defs()
        .forEach((name, def) -> {
          if (name.toString().startsWith(ToolSchema.OF_KIND)) {
            collect(
                name.toString().substring(ToolSchema.OF_KIND.length()), (Map<?, ?>) def, described);
          }
        });
    assertThat(described).containsAll(words().keySet());
  }

  /// Both `KEY` and `KIND.KEY` of each setting; one without a description fails.
  private static void collect(String kind, Map<?, ?> def, Set<String> described) {
    if (!(def.get("properties") instanceof Map<?, ?> properties)) {
      return;
    }
    properties.forEach((key, each) -> {
      if (each instanceof Map<?, ?> property) {
        assertThat(property.get("description")).as("%s.%s", kind, key).isNotNull();
        described.add(key.toString());
        described.add(kind + "." + key);
        collect(kind, property, described);
        if (property.get("items") instanceof Map<?, ?> items) {
          collect(kind, items, described);
        }
      }
    });
  }

  @Test
  void everyExampleOfTheHandbooksIsValid() throws IOException {
    List<Map<?, ?>> examples = new ArrayList<>();
    try (Stream<Path> books = Files.list(PUBLISHED.resolveSibling(""))) {
      for (Path book : books.filter(each -> each.toString().endsWith(".md")).toList()) {
        for (Matcher fenced = FENCED.matcher(Files.readString(book)); fenced.find(); ) {
          examples.addAll(examples(fenced.group(1).strip()));
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(7);
    for (Map<?, ?> example : examples) {
      assertThat(problems(example)).as("%s", example).isEmpty();
    }
  }

  private static List<Map<?, ?>> examples(String text) {
    if (text.startsWith("{\"name\"") && text.contains("\"kind\"")) {
      return List.of(table(text));
    }
    List<Map<?, ?>> tools = new ArrayList<>();
    if (text.startsWith("\"") && text.contains("\"tools\"")) {
      Object listed = Objects.requireNonNull(table("{" + text + "}").get("tools"));
      ((List<?>) listed).forEach(tool -> tools.add((Map<?, ?>) tool));
    }
    return tools;
  }

  private static List<String> problems(Map<?, ?> tool) {
    return TOOL.validate(JsonMapper.shared().writeValueAsString(tool), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<Map<String, Object>> goodTools() throws IOException {
    List<Map<String, Object>> tools = new ArrayList<>();
    for (Object tool : JsonMapper.shared().readValue(resource("tools.json"), List.class)) {
      tools.add(table(JsonMapper.shared().writeValueAsString(tool)));
    }
    return tools;
  }

  @Test
  void bothTakeAToolOfEachKind() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Map<String, Object> tool : goodTools()) {
      kinds.add(String.valueOf(tool.get("kind")));
      assertThat(problems(tool)).as("%s", tool).isEmpty();
      assertThat(BENCH.problems(tool)).as("%s", tool).isEmpty();
    }
    assertThat(kinds).isEqualTo(new TreeSet<>(VisionLoader.KINDS.keySet()));
  }

  /// Each key of each tool left out, of another type, outside its range, and keys that are not its
  /// own.
  @Test
  void bothRefuseTheSame() throws IOException {
    Map<?, ?> defs = defs();
    int bothRefused = 0;
    for (Map<String, Object> tool : goodTools()) {
      Map<?, ?> def = in(defs, ToolSchema.OF_KIND + tool.get("kind"));
      for (Map<String, Object> changed : ToolMutations.of(tool, def)) {
        List<String> read = BENCH.problems(changed);
        List<String> seen = problems(changed);
        if (!seen.isEmpty()) {
          assertThat(read).as("only the schema refuses %s: %s", changed, seen).isNotEmpty();
          bothRefused++;
        }
        if (isOfOneKey(tool, read)) {
          assertThat(seen).as("only the reader refuses %s: %s", changed, read).isNotEmpty();
        }
      }
    }
    assertThat(bothRefused).isGreaterThan(5000);
  }

  private static boolean isOfOneKey(Map<String, Object> tool, List<String> problems) {
    return problems.stream()
        .filter(each -> !OF_THE_REST.matcher(each).find())
        .filter(each -> !(each.contains("exactly one of") && "model".equals(tool.get("kind"))))
        .anyMatch(each -> OF_ONE_KEY.matcher(each).find());
  }
}
