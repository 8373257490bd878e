package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/// Tells whoever subscribed. The server's own thread.
final class VisionEvents {
  /// From 1 to 1000; what is no more than information.
  static final int INFORMATION = 100;

  static final int URGENT = 800;

  private static final int ID_BYTES = 16;

  private final VisionModel model;
  private final Clock clock;
  private final FaultLog faults;

  VisionEvents(VisionModel model, Clock clock, FaultLog faults) {
    this.model = model;
    this.clock = clock;
    this.faults = faults;
  }

  DateTime now() {
    return time(clock.wallMillis());
  }

  static DateTime time(long wallMillis) {
    return new DateTime(Instant.ofEpochMilli(wallMillis));
  }

  /// @param type the event's type
  /// @param source what it is about
  /// @param fields beside those that every event has; values as they go over the wire
  void fire(NodeId type, UaObjectNode source, String message, int severity, Map<String, ?> fields) {
    try {
      BaseEventTypeNode event =
          model.server().getEventFactory().createEvent(model.station().passingId(), type);
      try {
        event.setEventType(type);
        fill(event, source, message, severity);
        fields.forEach(
            (name, value) -> StationNamespace.set(StationNamespace.require(event, name), value));
        model.server().getEventNotifier().fire(event);
      } finally {
        event.delete();
      }
    } catch (UaException e) {
      faults.count("opcua", "event not told", String.valueOf(e.getMessage()));
    }
  }

  private void fill(BaseEventTypeNode event, UaObjectNode source, String message, int severity) {
    UUID id = UUID.randomUUID();
    event.setBrowseName(model.station().name("Event"));
    event.setDisplayName(LocalizedText.english("Event"));
    event.setEventId(
        ByteString.of(
            ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array()));
    event.setSourceNode(source.getNodeId());
    event.setSourceName(source.getBrowseName().name());
    event.setTime(now());
    event.setReceiveTime(now());
    event.setMessage(LocalizedText.english(message));
    event.setSeverity(ushort(severity));
  }
}
