package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Short methods, short files, no printing, no bare exceptions, no state in statics, no markers.
final class TidyTest {
  @Test
  void everyJavaSourceIsTidy() throws IOException {
    List<String> findings = new ArrayList<>();
    int seen = 0;
    for (Path module : Repository.modules()) {
      for (Path file : Repository.files(module.resolve("src"), ".java")) {
        findings.addAll(Tidy.java(nameOf(file), Files.readString(file)));
        seen++;
      }
    }
    assertThat(seen).as("Java sources seen").isGreaterThan(10);
    assertThat(findings).isEmpty();
  }

  @Test
  void everyTypeScriptSourceIsTidy() throws IOException {
    Path web = Repository.root().resolve("station-ui/src/main/web");
    List<String> findings = new ArrayList<>();
    for (Path file : Repository.files(web, ".ts")) {
      findings.addAll(Tidy.text(nameOf(file), Files.readString(file)));
    }
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int counter;",
        "private static volatile Object instance = null;",
        "void f() { System.out.println(1); }",
        "Object err = System.err;",
        "void f() { java.lang.System.out.flush(); }",
        "void f() { throw new RuntimeException(\"x\"); }",
        "void f() throws Exception { throw new Exception(); }",
        "void f() { throw new java.lang.Error(); }",
        "int f = 0; // TO" + "DO later",
        "/* FIX" + "ME */",
      })
  void aPlantedMemberThatBreaksARuleIsFound(String member) throws IOException {
    List<String> findings = Tidy.java("x/Planted.java", "final class Planted {\n" + member + "\n}");
    assertThat(findings).singleElement().asString().startsWith("x/Planted.java:2: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final int LIMIT = 3;",
        "@TempDir static Path shared;",
        "int field = 3;",
        "static int f() { int local = 3; return local; }",
        "void f() { throw new IllegalStateException(\"x\"); }",
        "record Point(int x, int y) {}",
        "System.Logger log = System.getLogger(\"x\");",
      })
  void whatIsPermittedIsNotFound(String member) throws IOException {
    assertThat(Tidy.java("x/Planted.java", "final class Planted {\n" + member + "\n}")).isEmpty();
  }

  @Test
  void onlyTheConsoleOfTheStationMayPrint() throws IOException {
    String source = "final class Console { void f() { System.out.println(1); } }";
    String folder = "station/src/main/java/dev/linewarden/station/";
    assertThat(Tidy.java(folder + "Console.java", source)).isEmpty();
    assertThat(Tidy.java(folder + "Main.java", source)).hasSize(1);
    assertThat(Tidy.java("capture/src/main/java/dev/linewarden/capture/Console.java", source))
        .hasSize(1);
  }

  @Test
  void aMethodMayHaveFortyLinesAndNotOneMore() throws IOException {
    assertThat(Tidy.java("A.java", "class A {\n" + methodOf(Tidy.METHOD_LINES_MAX) + "}"))
        .isEmpty();
    assertThat(Tidy.java("A.java", "class A {\n" + methodOf(Tidy.METHOD_LINES_MAX + 1) + "}"))
        .containsExactly("A.java:2: f has 41 lines, at most 40");
  }

  @Test
  void aFileMayHaveThreeHundredLinesAndNotOneMore() {
    assertThat(Tidy.text("a.ts", "x\n".repeat(Tidy.FILE_LINES_MAX))).isEmpty();
    assertThat(Tidy.text("a.ts", "x\n".repeat(Tidy.FILE_LINES_MAX + 1)))
        .containsExactly("a.ts: 301 lines, at most 300");
  }

  private static String methodOf(int lines) {
    return "void f() {\n" + "g();\n".repeat(lines - 2) + "}\n";
  }

  private static String nameOf(Path file) {
    return Repository.root().relativize(file).toString();
  }
}
