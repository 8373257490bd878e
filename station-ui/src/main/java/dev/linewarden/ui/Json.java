package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON, strictly: an unknown, missing, doubled or mistyped member is an error, nothing is guessed.
final class Json {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  byte[] bytes(Object value) {
    return mapper.writeValueAsBytes(value);
  }

  String text(Object value) {
    return mapper.writeValueAsString(value);
  }

  /// Throws [BadInput] with one sentence that names `where` and what was wrong.
  <T> T read(byte[] body, Class<T> type, String where, String expected) {
    @Nullable T value;
    try {
      value = mapper.readValue(body, type);
    } catch (JacksonException e) {
      throw new BadInput(where + ": the body must be " + expected + ", but " + reason(e), e);
    }
    if (value == null) {
      throw new BadInput(where + ": the body must be " + expected + ", but is null");
    }
    return value;
  }

  /// In words that mean something to whoever sent the body: no class of ours, no place in our code.
  private static String reason(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "has an unknown member '" + unknown.getPropertyName() + "'";
      case DatabindException mistyped when mistyped.getPath().isEmpty() -> "is something else";
      case DatabindException mistyped ->
          "its member '"
              + mistyped.getPath().getLast().getPropertyName()
              + "' is missing or of another type";
      default -> "is not proper JSON: " + e.getOriginalMessage().lines().findFirst().orElse("");
    };
  }
}
