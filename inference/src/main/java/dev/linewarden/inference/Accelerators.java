package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Opens models where they run fastest: on the accelerator that the configuration names or that was
/// found, if it answers as the processor does; else on the processor. Any thread.
final class Accelerators {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");

  private final InferenceSettings settings;
  private final FaultLog faults;
  private final ProviderTrouble trouble = ProviderTrouble.ofThisMachine();
  private final AtomicBoolean told = new AtomicBoolean();

  Accelerators(InferenceSettings settings, FaultLog faults) {
    this.settings = settings;
    this.faults = faults;
  }

  /// A model's session, owned by the caller, and where it runs.
  ///
  /// @param why it does not run on something faster; empty = there is nothing to be had
  record Opened(OrtSession session, Provider provider, String why) {}

  /// What a model needs said besides, wherever it runs.
  interface Extras {
    void addTo(OrtSession.SessionOptions options) throws OrtException;
  }

  /// Loads the runtime the first time. One per process by the library's own rule. It writes no
  /// errors of its own: each one also comes as an exception, and is reported from there.
  static OrtEnvironment runtime() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "linewarden");
  }

  /// Throws [BadInput] when the configuration insists on an accelerator that cannot be used.
  ///
  /// @param where names the model in messages
  /// @param model in native memory
  Opened open(String where, ByteBuffer model, Extras extras) throws OrtException {
    OrtSession safe = create(model, Provider.CPU, extras);
    Optional<Provider> wished = wished();
    if (wished.isEmpty()) {
      return new Opened(safe, Provider.CPU, unused());
    }
    return switch (attempt(wished.get(), model, extras, safe)) {
      case Attempt.Agrees(OrtSession session) -> {
        close(safe);
        LOG.log(System.Logger.Level.INFO, "{0}runs on {1}", where, wished.get().words());
        yield new Opened(session, wished.get(), "");
      }
      case Attempt.Unfit(String why) -> instead(where, safe, why);
    };
  }

  /// How it went with an accelerator.
  private sealed interface Attempt {
    record Agrees(OrtSession session) implements Attempt {}

    record Unfit(String why) implements Attempt {}
  }

  private Attempt attempt(Provider provider, ByteBuffer model, Extras extras, OrtSession safe) {
    OrtSession session;
    try {
      session = create(model, provider, extras);
    } catch (OrtException refused) {
      return new Attempt.Unfit(trouble.words(provider, String.valueOf(refused.getMessage())));
    }
    Optional<String> wrong = new SelfTest(runtime()).difference(safe, session);
    if (wrong.isEmpty()) {
      return new Attempt.Agrees(session);
    }
    close(session);
    return new Attempt.Unfit(
        "%s failed its self-test: %s".formatted(provider.words(), wrong.get()));
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException failure) {
      LOG.log(System.Logger.Level.WARNING, "a model's session could not be closed", failure);
    }
  }

  private Opened instead(String where, OrtSession safe, String why) {
    if (settings.provider() != ProviderChoice.AUTO) {
      close(safe);
      throw new BadInput(
          "%smust run on %s, as [inference] provider says, but %s"
              .formatted(where, settings.provider().words(), why));
    }
    String words = where + "runs on the processor: " + why;
    LOG.log(System.Logger.Level.INFO, words);
    if (told.compareAndSet(false, true)) {
      faults.count("inference", "models run on the processor", words);
    }
    return new Opened(safe, Provider.CPU, why);
  }

  /// Why a GPU that is there is not used although the configuration leaves it open.
  private String unused() {
    return settings.provider() == ProviderChoice.AUTO && trouble.isDriverThere()
        ? "this machine has an NVIDIA driver, but CUDA is not installed for models: ./linewarden"
            + " cuda install"
        : "";
  }

  /// Whether models may run elsewhere than on the processor.
  boolean mayAccelerate() {
    return wished().isPresent();
  }

  /// Empty = the processor and nothing else.
  private Optional<Provider> wished() {
    return switch (settings.provider()) {
      case CPU -> Optional.empty();
      case CUDA -> Optional.of(new Provider.Cuda());
      case TENSORRT -> Optional.of(new Provider.TensorRt(settings.engines()));
      case AUTO -> Optional.<Provider>of(new Provider.Cuda()).filter(Accelerators::isBuiltIn);
    };
  }

  /// Whether the runtime that this process has loaded was built with it.
  private static boolean isBuiltIn(Provider provider) {
    return OrtEnvironment.getAvailableProviders().contains(provider.id());
  }

  private OrtSession create(ByteBuffer model, Provider provider, Extras extras)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(settings.intraOpThreads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      extras.addTo(options);
      provider.addTo(options);
      return runtime().createSession(model.duplicate(), options);
    }
  }
}
