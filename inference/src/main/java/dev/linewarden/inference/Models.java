package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Malformed;
import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.OnnxRewrite;
import dev.linewarden.onnx.Prefix;
import dev.linewarden.vision.NativeScope;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The models of one recipe, each opened once however many tools use it.
final class Models {
  /// A message of the runtime is cut to this length.
  private static final int MESSAGE_MAX = 200;

  private final RecipeKey recipe;
  private final Map<String, Path> files;
  private final Accelerators accelerators;
  private final NativeScope scope;
  private final RunGuard guard;
  private final Map<String, ModelFile.Facts> facts = new HashMap<>();
  private final Map<Wish, OrtSession> open = new HashMap<>();
  private final Map<String, ModelPlace> places = new TreeMap<>();
  private final Map<List<String>, SharedRun> shared = new HashMap<>();

  private Optional<Path> profile = Optional.empty();

  private record Wish(String model, Optional<Prefix> prefix) {}

  Models(Recipe recipe, Accelerators accelerators, NativeScope scope) {
    this.recipe = recipe.key();
    this.files = recipe.models();
    this.accelerators = accelerators;
    this.scope = scope;
    this.guard = scope.keep(new RunGuard(Accelerators.runtime()));
  }

  /// The run that some tools share, opened by the first of them.
  SharedRun shared(Companions companions, Supplier<ModelRun> opening) {
    return shared.computeIfAbsent(companions.names(), _ -> new SharedRun(opening.get()));
  }

  /// What every run of these models passes on, so that it can be ended early.
  RunGuard guard() {
    return guard;
  }

  /// Whether models may run elsewhere than on the processor.
  boolean mayAccelerate() {
    return accelerators.mayAccelerate();
  }

  OrtEnvironment environment() {
    return Accelerators.runtime();
  }

  /// What a model's file says. Throws [BadInput] when the recipe has no such model or its file is
  /// none.
  ModelFile.Facts facts(String name) {
    ModelFile.Facts known = facts.get(name);
    if (known == null) {
      try (ModelFile file = read(name)) {
        known = file.facts();
        facts.put(name, known);
      }
    }
    return known;
  }

  /// A session for the model, with that front if there is one; the same for who asks for the same.
  /// Throws [BadInput] when the file cannot be used.
  OrtSession open(String name, @Nullable Prefix prefix) {
    Wish wish = new Wish(name, Optional.ofNullable(prefix));
    OrtSession session = open.get(wish);
    if (session == null) {
      session = scope.keep(make(name, prefix));
      open.put(wish, session);
    }
    return session;
  }

  private OrtSession make(String name, @Nullable Prefix prefix) {
    try (Arena arena = Arena.ofConfined();
        ModelFile file = read(name)) {
      if (!file.facts().sha256().equals(facts(name).sha256())) {
        throw new BadInput(where(name) + "was changed while it was opened");
      }
      OnnxRewrite rewrite = new OnnxRewrite(file.facts().model(), prefix);
      ByteBuffer bytes = rewrite.isNeeded() ? rewrite.write(file.bytes(), arena) : file.bytes();
      Accelerators.Opened opened =
          accelerators.open(where(name), bytes, options -> extend(options, file.facts()));
      places.put(name, new ModelPlace(name, opened.provider().setting().words(), opened.why()));
      return opened.session();
    } catch (Malformed problem) {
      throw new BadInput(where(name) + problem.getMessage(), problem);
    } catch (OrtException problem) {
      throw new BadInput(where(name) + "cannot be opened: " + shortly(problem), problem);
    }
  }

  /// Where those that are open run, by name.
  List<ModelPlace> places() {
    return List.copyOf(places.values());
  }

  private void extend(OrtSession.SessionOptions options, ModelFile.Facts known)
      throws OrtException {
    if (profile.isPresent()) {
      options.enableProfiling(profile.get().toString());
    }
    if (known.weights().isPresent()) {
      options.addConfigEntry(
          "session.model_external_initializers_file_folder_path", known.weights().get().toString());
    }
  }

  /// Sessions opened from now on note what each of their operators does, in files of that name and
  /// a time.
  void profileInto(Path prefix) {
    profile = Optional.of(prefix);
  }

  /// The file with the notes of the only session.
  Path endProfile() {
    try {
      return Path.of(open.values().iterator().next().endProfiling());
    } catch (OrtException problem) {
      throw new BadInput("the runtime gives no profile: " + shortly(problem), problem);
    }
  }

  private ModelFile read(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new BadInput(
          "recipe %s: there is no model '%s'%s"
              .formatted(recipe, name, Nearest.hint(name, files.keySet())));
    }
    return ModelFile.read(where(name), file);
  }

  private String where(String name) {
    return "recipe %s, model '%s': %s ".formatted(recipe, name, files.get(name));
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
