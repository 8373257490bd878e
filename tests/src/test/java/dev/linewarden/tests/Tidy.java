package dev.linewarden.tests;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The style rules that a formatter cannot hold, over the JDK's own parser. One source, one scan.
final class Tidy extends TreePathScanner<@Nullable Void, List<String>> {
  static final int FILE_LINES_MAX = 300;
  static final int METHOD_LINES_MAX = 40;

  private static final Set<String> BARE =
      Set.of("RuntimeException", "Exception", "Throwable", "Error");
  private static final Pattern MARKER = Pattern.compile("\\b(FIX" + "ME|TO" + "DO|XX" + "X)\\b");

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final boolean mayPrint;

  private Tidy(CompilationUnitTree unit, SourcePositions positions, boolean mayPrint) {
    this.unit = unit;
    this.positions = positions;
    this.mayPrint = mayPrint;
  }

  /// The findings in one Java source, each `name:line: what`; `name` is the path in the repository.
  static List<String> java(String name, String source) throws IOException {
    List<String> findings = text(name, source);
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, null, null, List.of(new Text(name, source)));
    boolean mayPrint = name.endsWith("dev/linewarden/station/Console.java");
    for (CompilationUnitTree unit : task.parse()) {
      List<String> found = new ArrayList<>();
      new Tidy(unit, Trees.instance(task).getSourcePositions(), mayPrint).scan(unit, found);
      found.forEach(finding -> findings.add(name + ":" + finding));
    }
    return findings;
  }

  /// The findings in a source of any language: its length and its markers.
  static List<String> text(String name, String source) {
    List<String> findings = new ArrayList<>();
    List<String> lines = source.lines().toList();
    if (lines.size() > FILE_LINES_MAX) {
      findings.add(name + ": " + lines.size() + " lines, at most " + FILE_LINES_MAX);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (MARKER.matcher(lines.get(i)).find()) {
        findings.add(name + ":" + (i + 1) + ": a marker comment: " + lines.get(i).strip());
      }
    }
    return findings;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, List<String> findings) {
    LineMap map = unit.getLineMap();
    long first = map.getLineNumber(positions.getStartPosition(unit, method));
    long lines = map.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
    if (lines > METHOD_LINES_MAX) {
      report(method, method.getName() + " has " + lines + " lines, at most 40", findings);
    }
    return super.visitMethod(method, findings);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree select, List<String> findings) {
    String text = select.toString();
    if (!mayPrint && text.matches("(java\\.lang\\.)?System\\.(out|err)")) {
      report(select, text + " belongs to station's Console", findings);
    }
    return super.visitMemberSelect(select, findings);
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree thrown, List<String> findings) {
    if (thrown.getExpression() instanceof NewClassTree made
        && BARE.contains(made.getIdentifier().toString().replace("java.lang.", ""))) {
      report(thrown, "throws a bare " + made.getIdentifier(), findings);
    }
    return super.visitThrow(thrown, findings);
  }

  /// JUnit cannot fill a final field.
  private static boolean isFilledByJUnit(VariableTree variable) {
    return variable.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("TempDir"));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, List<String> findings) {
    Set<Modifier> flags = variable.getModifiers().getFlags();
    if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree
        && flags.contains(Modifier.STATIC)
        && !flags.contains(Modifier.FINAL)
        && !isFilledByJUnit(variable)) {
      report(variable, variable.getName() + " is static and not final", findings);
    }
    return super.visitVariable(variable, findings);
  }

  private void report(Tree at, String what, List<String> findings) {
    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, at));
    findings.add(line + ": " + what);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String name, String source) {
      super(URI.create("source:///" + name), JavaFileObject.Kind.SOURCE);
      this.source = source;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
