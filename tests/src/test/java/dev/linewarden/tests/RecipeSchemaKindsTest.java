package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The published schema of a recipe names the kinds of tools that there are.
final class RecipeSchemaKindsTest {
  private static final Pattern IN_SCHEMA =
      Pattern.compile("\"kind\":\\s*\\{\\s*\"enum\":\\s*\\[([^]]*)]");
  private static final Pattern IN_LOADER =
      Pattern.compile("Map\\.entry\\((\"[a-z]+\"), \\w+Tool::make\\)");
  private static final Pattern NAME = Pattern.compile("\"([a-z]+)\"");

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    for (Matcher name = NAME.matcher(text); name.find(); ) {
      names.add(name.group(1));
    }
    return names;
  }

  @Test
  void theSchemaHasEveryKindOfToolAndNoOther() throws IOException {
    Path root = Repository.root();
    Matcher schema = IN_SCHEMA.matcher(Files.readString(root.resolve("docs/recipe.schema.json")));
    assertThat(schema.find()).isTrue();
    Matcher loader =
        IN_LOADER.matcher(
            Files.readString(
                root.resolve(
                    "inference/src/main/java/dev/linewarden/inference/VisionLoader.java")));
    Set<String> kinds = new TreeSet<>();
    while (loader.find()) {
      kinds.addAll(names(loader.group(1)));
    }
    assertThat(kinds).hasSizeGreaterThan(20);
    assertThat(names(schema.group(1))).isEqualTo(kinds);
  }
}
