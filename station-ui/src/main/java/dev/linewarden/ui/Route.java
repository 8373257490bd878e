package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/// One address that answers to whoever has the right. There is none without.
record Route(HandlerType method, String path, Right right, Handler handler) {
  static Route get(String path, Right right, Handler handler) {
    return new Route(HandlerType.GET, path, right, handler);
  }

  static Route post(String path, Right right, Handler handler) {
    return new Route(HandlerType.POST, path, right, handler);
  }
}
