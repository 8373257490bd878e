package dev.linewarden.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonNamesTest {
  private static List<String> parse(String text) {
    return PythonNames.parse(text, 3);
  }

  @Test
  void dictionariesAndListsAreRead() {
    assertThat(parse("{0: 'cap', 1: \"it's\", 2: 'a\\'b: c, {d}'}"))
        .containsExactly("cap", "it's", "a'b: c, {d}");
    assertThat(parse("{1: 'b', 0: 'a'}")).containsExactly("a", "b");
    assertThat(parse("{\"0\": \"a\", \"1\": \"b\"}")).containsExactly("a", "b");
    assertThat(parse("['a', 'b']")).containsExactly("a", "b");
  }

  @Test
  void everythingElseIsNothing() {
    for (String text :
        List.of(
            "", "{", "[", "cap", "{0: 'a', 2: 'c'}", "{0}", "{: 'a'}", "{99999: 'a'}", "{0: '")) {
      assertThat(parse(text)).as(text).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(parse("{0: 'a', 2: 'c'}")).isEmpty();
    assertThat(parse("['a', 'b', 'c', 'd']")).isEmpty();
  }
}
