package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The models of one recipe, each opened once however many tools use it.
final class Models {
  /// Larger files are refused: the whole model has to be in memory twice while it is opened.
  static final long FILE_BYTES_MAX = 512L << 20;

  /// A message of the runtime is cut to this length.
  private static final int MESSAGE_MAX = 200;

  private final RecipeKey recipe;
  private final Map<String, Path> files;
  private final Accelerators accelerators;
  private final NativeScope scope;
  private final RunGuard guard;
  private final Map<String, OrtSession> open = new HashMap<>();

  Models(Recipe recipe, Accelerators accelerators, NativeScope scope) {
    this.recipe = recipe.key();
    this.files = recipe.models();
    this.accelerators = accelerators;
    this.scope = scope;
    this.guard = scope.keep(new RunGuard(Accelerators.runtime()));
  }

  /// What every run of these models passes on, so that it can be ended early.
  RunGuard guard() {
    return guard;
  }

  OrtEnvironment environment() {
    return Accelerators.runtime();
  }

  /// Throws [BadInput] when the recipe has no such model or its file cannot be used.
  OrtSession open(String name) {
    OrtSession session = open.get(name);
    if (session == null) {
      Path file = files.get(name);
      if (file == null) {
        throw new BadInput(
            "recipe %s: there is no model '%s'%s"
                .formatted(recipe, name, Nearest.hint(name, files.keySet())));
      }
      session = scope.keep(open(name, file));
      open.put(name, session);
    }
    return session;
  }

  private OrtSession open(String name, Path file) {
    String where = "recipe %s, model '%s': %s ".formatted(recipe, name, file);
    try {
      byte[] bytes = read(file, where);
      OnnxScan.check(bytes);
      return accelerators.open(where, bytes).session();
    } catch (OnnxScan.Malformed problem) {
      throw new BadInput(where + problem.getMessage(), problem);
    } catch (OrtException problem) {
      throw new BadInput(where + "cannot be opened: " + shortly(problem), problem);
    }
  }

  private static byte[] read(Path file, String where) {
    try {
      long size = Files.size(file);
      if (size > FILE_BYTES_MAX) {
        throw new BadInput(
            where + "must be at most %d bytes, but has %d".formatted(FILE_BYTES_MAX, size));
      }
      if (!Files.isRegularFile(file)) {
        throw new BadInput(where + "must be a file, but is not");
      }
      return Files.readAllBytes(file);
    } catch (IOException problem) {
      throw new BadInput(where + "cannot be read: " + problem, problem);
    }
  }

  /// The runtime's messages can run over many lines and name its own source files first; what went
  /// wrong stands at the end of the first line.
  static String shortly(OrtException problem) {
    return shortly(String.valueOf(problem.getMessage()));
  }

  static String shortly(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > MESSAGE_MAX ? "…" + line.substring(line.length() - MESSAGE_MAX) : line;
  }
}
