package dev.linewarden.upstream;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why the broker cannot be reached, in a few words for people.
final class Excuse {
  /// A chain of causes is followed this far; what lies deeper is told by the outermost message.
  private static final int DEPTH_MAX = 8;

  private Excuse() {}

  static String of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
      cause = cause.getCause();
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case Mqtt5ConnAckException refused ->
          "the broker refuses the station: " + words(refused.getMqttMessage().getReasonCode());
      case Mqtt5PubAckException refused ->
          "the broker refuses an event: " + words(refused.getMqttMessage().getReasonCode());
      case Mqtt5SubAckException refused ->
          "the broker does not let the station listen: "
              + words(refused.getMqttMessage().getReasonCodes().getFirst());
      case Mqtt3ConnAckException refused ->
          "the broker refuses the station: " + words(refused.getMqttMessage().getReturnCode());
      case Mqtt5DisconnectException gone -> ended(gone);
      case ConnectionClosedException _ -> "connection broken";
      case UnknownHostException _ -> "host not known";
      case SSLException untrusted -> "no trusted connection: " + untrusted.getMessage();
      case TimeoutException _ -> "no answer";
      case ConnectException refused -> connecting(refused);
      case IOException other when other.getMessage() != null -> other.getMessage();
      default -> null;
    };
  }

  private static @Nullable String ended(Mqtt5DisconnectException gone) {
    Mqtt5DisconnectReasonCode code = gone.getMqttMessage().getReasonCode();
    if (code == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER) {
      return "another client came with this station's name";
    }
    // A normal disconnect is ours; what led to it lies deeper or in the message.
    return code == Mqtt5DisconnectReasonCode.NORMAL_DISCONNECTION
        ? null
        : "the broker ended the connection: " + words(code);
  }

  private static String connecting(ConnectException refused) {
    if (refused.getMessage() == null) {
      return "no connection";
    }
    String message = refused.getMessage().toLowerCase(Locale.ROOT);
    if (message.contains("refused")) {
      return "connection refused";
    }
    return message.contains("timed out") ? "no answer" : "no connection: " + message;
  }

  private static String words(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
