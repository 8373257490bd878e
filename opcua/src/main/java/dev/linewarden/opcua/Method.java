package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Right;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;

/// One method that clients may call. Any thread.
final class Method implements MethodInvocationHandler {
  /// What it does. Throws [BadInput] when the station refuses.
  interface Deed {
    Variant[] answer(List<Variant> inputs, String who) throws UaException;
  }

  /// The last output of nearly every method of the model: nothing went wrong.
  static final Variant NO_ERROR = Variant.of(0);

  private final int inputs;
  private final boolean changes;
  private final Deed deed;
  private final FaultLog faults;

  private Method(int inputs, boolean changes, Deed deed, FaultLog faults) {
    this.inputs = inputs;
    this.changes = changes;
    this.deed = deed;
    this.faults = faults;
  }

  /// Binds a method that everybody may call who may look.
  static void asks(UaMethodNode node, FaultLog faults, Deed deed) {
    node.setInvocationHandler(new Method(inputs(node), false, deed, faults));
  }

  /// Binds one that changes something: only for whoever may run the line, as at the screen.
  static void changes(UaMethodNode node, FaultLog faults, Deed deed) {
    node.setInvocationHandler(new Method(inputs(node), true, deed, faults));
  }

  private static int inputs(UaMethodNode node) {
    return node.getInputArguments() == null ? 0 : node.getInputArguments().length;
  }

  @Override
  public CallMethodResult invoke(AccessContext context, CallMethodRequest request) {
    Variant[] given = request.getInputArguments();
    List<Variant> values = given == null ? List.of() : List.of(given);
    if (values.size() != inputs) {
      return refused(
          values.size() < inputs
              ? StatusCodes.Bad_ArgumentsMissing
              : StatusCodes.Bad_TooManyArguments);
    }
    Optional<SignOn.Person> person = context.getSession().flatMap(People::of);
    if (changes && person.filter(one -> one.may(Right.RUN)).isEmpty()) {
      faults.count("opcua", "command without the right to", who(person));
      return refused(StatusCodes.Bad_UserAccessDenied);
    }
    try {
      Variant[] answer = deed.answer(values, who(person));
      return new CallMethodResult(
          StatusCode.GOOD, new StatusCode[0], new DiagnosticInfo[0], answer);
    } catch (BadInput e) {
      // The protocol has no place for a sentence that clients show: the station's screen has.
      faults.count("opcua", "command refused", String.join("; ", e.problems()));
      return refused(StatusCodes.Bad_InvalidState);
    } catch (UaException e) {
      return refused(e.getStatusCode().value());
    }
  }

  private static String who(Optional<SignOn.Person> person) {
    return person.map(SignOn.Person::who).orElse("somebody without a name (OPC UA)");
  }

  private static CallMethodResult refused(long status) {
    return new CallMethodResult(
        new StatusCode(status), new StatusCode[0], new DiagnosticInfo[0], new Variant[0]);
  }
}
