package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Compiles small sources that break a rule, to see that the rule finds them.
final class Planted {
  private Planted() {}

  /// @param folder empty, receives sources and classes
  /// @param sources whole compilation units of one top-level class each, in an order of no meaning
  static JavaClasses compile(Path folder, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
    for (String source : sources) {
      Path unit = Files.createDirectory(folder.resolve("src" + arguments.size()));
      Path file = unit.resolve(source.replaceAll("(?s).*?(?:class|interface) (\\w+).*", "$1.java"));
      arguments.add(Files.writeString(file, source).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as("exit status of the compiler").isZero();
    return new ClassFileImporter().importPath(folder);
  }
}
