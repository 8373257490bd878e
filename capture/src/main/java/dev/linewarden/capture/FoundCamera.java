package dev.linewarden.capture;

import static dev.linewarden.capture.AravisLibrary.INT;
import static dev.linewarden.capture.AravisLibrary.POINTER;
import static dev.linewarden.capture.AravisLibrary.text;
import static dev.linewarden.capture.AravisLibrary.undeclared;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/// A GigE Vision or USB3 Vision camera that answered a look around.
///
/// @param address what `gige:` takes: an IP address, or for USB the camera's id
/// @param protocol `GigEVision` or `USB3Vision`
public record FoundCamera(
    String address, String protocol, String vendor, String model, String serial) {
  /// Asks every network and every USB port; takes about a second. Throws
  /// [dev.linewarden.inspection.BadInput] when the library is not installed.
  public static List<FoundCamera> all() {
    AravisLibrary library = new AravisLibrary(AravisLibrary.SONAME);
    try {
      library.plain("arv_update_device_list", null).invokeExact();
      int count = (int) library.plain("arv_get_n_devices", INT).invokeExact();
      List<FoundCamera> found = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        found.add(one(library, i));
      }
      return List.copyOf(found);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  private static FoundCamera one(AravisLibrary library, int index) throws Throwable {
    String protocol = ask(library, "protocol", index);
    boolean network = protocol.equals("GigEVision");
    return new FoundCamera(
        ask(library, network ? "address" : "id", index),
        protocol,
        ask(library, "vendor", index),
        ask(library, "model", index),
        ask(library, "serial_nbr", index));
  }

  private static String ask(AravisLibrary library, String what, int index) throws Throwable {
    MethodHandle get = library.plain("arv_get_device_" + what, POINTER, INT);
    return text((long) get.invokeExact(index));
  }
}
