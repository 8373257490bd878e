package dev.linewarden.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Goes into a running station and does there what a defect would: the station itself has no place
/// where a test could ask it to fail.
public final class Intruder {
  /// Every call of the judge throws.
  static final String THROW = "throw";

  /// The heap fills up.
  static final String EAT = "eat";

  private static final int BITE_SLOTS = 1 << 17;

  private Intruder() {}

  /// The process has been told when this returns; what is done goes on in it.
  static void into(long process, String deed, Path folder) throws IOException {
    Path jar = folder.resolve("intruder.jar");
    pack(jar);
    try {
      com.sun.tools.attach.VirtualMachine machine =
          com.sun.tools.attach.VirtualMachine.attach(Long.toString(process));
      tell(machine, jar, deed);
    } catch (com.sun.tools.attach.AttachNotSupportedException
        | com.sun.tools.attach.AgentLoadException
        | com.sun.tools.attach.AgentInitializationException e) {
      throw new IOException(e);
    }
  }

  private static void tell(com.sun.tools.attach.VirtualMachine machine, Path jar, String deed)
      throws IOException,
          com.sun.tools.attach.AgentLoadException,
          com.sun.tools.attach.AgentInitializationException {
    try {
      machine.loadAgent(jar.toString(), deed);
      machine.detach();
    } catch (IOException | com.sun.tools.attach.AgentLoadException e) {
      // Whoever ends of what he eats may not come to answer.
      if (!deed.equals(EAT)) {
        throw e;
      }
    }
  }

  private static void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Agent-Class", Intruder.class.getName());
    main.putValue("Can-Redefine-Classes", "true");
    String name = Intruder.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream own = Intruder.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      out.write(own.readAllBytes());
      out.closeEntry();
    }
  }

  /// In the station.
  public static void agentmain(String deed, Instrumentation station) throws Exception {
    if (deed.equals(EAT)) {
      Thread.ofPlatform().daemon().start(Intruder::eat);
    } else {
      breakJudge(station);
    }
  }

  /// Each bite holds the one before.
  private static void eat() {
    Object[] last = {};
    while (!Thread.currentThread().isInterrupted()) {
      Object[] next = new Object[BITE_SLOTS];
      next[0] = last;
      last = next;
    }
  }

  private static void breakJudge(Instrumentation station) throws Exception {
    Class<?> judge = Class.forName("dev.linewarden.inspection.Judge");
    byte[] bytes;
    try (InputStream own = judge.getResourceAsStream("Judge.class")) {
      bytes = own.readAllBytes();
    }
    ClassDesc thrown = ClassDesc.of("java.lang.IllegalStateException");
    ClassTransform broken =
        (builder, element) -> {
          if (element instanceof MethodModel method && method.methodName().equalsString("judge")) {
            builder.withMethodBody(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask(),
                code ->
                    code.new_(thrown)
                        .dup()
                        .invokespecial(
                            thrown, "<init>", java.lang.constant.MethodTypeDesc.ofDescriptor("()V"))
                        .athrow());
          } else {
            builder.with(element);
          }
        };
    ClassFile file = ClassFile.of();
    station.redefineClasses(
        new ClassDefinition(judge, file.transformClass(file.parse(bytes), broken)));
  }
}
