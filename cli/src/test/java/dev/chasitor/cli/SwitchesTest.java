package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * A switch over an enum of ours, or over a {@code kind()}, has no {@code default}: a new constant
 * does not compile until each switch decides it.
 *
 * <p>The sources are parsed and no more. The labels of a switch over an enum are bare names, so the
 * enum is the one that declares all of them.
 */
class SwitchesTest {

  private static final Path REPOSITORY = Path.of("..");

  /** Files, by their path in the repository, that may have such a default, and why. */
  private static final Map<String, String> MAY_HAVE_A_DEFAULT = Map.of();

  @Test
  void noSwitchOverAnEnumOfOursHasADefault() throws IOException {
    List<Source> sources = sources();
    assertTrue(sources.size() > 400, () -> "only " + sources.size() + " sources were found");
    Map<String, String> found = defaults(sources);
    found.keySet().removeIf(place -> MAY_HAVE_A_DEFAULT.containsKey(fileOf(place)));
    assertEquals(Map.of(), found, "list every constant instead of a default");
  }

  @Test
  void everyExceptionIsStillNeeded() throws IOException {
    Set<String> files =
        defaults(sources()).keySet().stream().map(SwitchesTest::fileOf).collect(Collectors.toSet());
    Set<String> unneeded = new HashSet<>(MAY_HAVE_A_DEFAULT.keySet());
    unneeded.removeAll(files);
    assertEquals(Set.of(), unneeded);
  }

  @Test
  void eachFormOfADefaultIsFoundAndNothingElse() throws IOException {
    String text =
        """
        class Sample {
          enum Color { RED, GREEN }

          int arrow(Color color) {
            return switch (color) { case RED -> 1; default -> 2; };
          }

          void label(Color color) {
            switch (color) {
              case RED:
                break;
              default:
            }
          }

          int onlyADefault(Paint paint) {
            return switch (paint.kind()) { default -> 2; };
          }

          int complete(Color color) {
            return switch (color) { case RED -> 1; case GREEN -> 2; };
          }

          int another(int number, String word) {
            return switch (number) { case 1 -> 1; default -> word.equals("") ? 2 : 3; };
          }

          int foreign(java.util.concurrent.TimeUnit unit) {
            return switch (unit) { case DAYS -> 1; default -> 2; };
          }
        }
        """;
    Map<String, String> found = defaults(List.of(new Source("Sample.java", text)));
    assertEquals(
        Map.of(
            "Sample.java:5", "Color",
            "Sample.java:12", "Color",
            "Sample.java:17", "kind()"),
        found);
  }

  private static String fileOf(String place) {
    return place.substring(0, place.lastIndexOf(':'));
  }

  /** The main sources of every module. */
  private static List<Source> sources() throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      for (Path module : modules.sorted().toList()) {
        Path main = module.resolve("src/main/java");
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
              String path = REPOSITORY.relativize(file).toString().replace('\\', '/');
              sources.add(new Source(path, Files.readString(file)));
            }
          }
        }
      }
    }
    return sources;
  }

  /** Each default in a switch over an enum that these sources declare: where, and which enum. */
  private static Map<String, String> defaults(List<Source> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, List.copyOf(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Map<String, Set<String>> enums = new TreeMap<>();
      units.forEach(unit -> unit.accept(new Enums(), enums));
      Map<String, String> found = new TreeMap<>();
      for (CompilationUnitTree unit : units) {
        unit.accept(new Switches(unit, Trees.instance(task).getSourcePositions(), enums), found);
      }
      return found;
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("source:///" + path), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Collects the constants of each enum, by its name. */
  private static final class Enums extends TreeScanner<Void, Map<String, Set<String>>> {
    @Override
    public Void visitClass(ClassTree type, Map<String, Set<String>> enums) {
      if (type.getKind() == Tree.Kind.ENUM) {
        Set<String> constants =
            type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(member -> ((VariableTree) member).getName().toString())
                .collect(Collectors.toSet());
        enums.computeIfAbsent(type.getSimpleName().toString(), name -> new HashSet<>());
        enums.get(type.getSimpleName().toString()).addAll(constants);
      }
      return super.visitClass(type, enums);
    }
  }

  /** Collects the defaults of the switches of one source. */
  private static final class Switches extends TreeScanner<Void, Map<String, String>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Set<String>> enums;

    Switches(CompilationUnitTree unit, SourcePositions positions, Map<String, Set<String>> enums) {
      this.unit = unit;
      this.positions = positions;
      this.enums = enums;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Map<String, String> found) {
      look(tree.getExpression(), tree.getCases(), found);
      return super.visitSwitch(tree, found);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Map<String, String> found) {
      look(tree.getExpression(), tree.getCases(), found);
      return super.visitSwitchExpression(tree, found);
    }

    private void look(
        ExpressionTree selector, List<? extends CaseTree> cases, Map<String, String> found) {
      for (CaseTree each : cases) {
        if (each.getExpressions().isEmpty()) {
          String over = over(selector, cases);
          if (!over.isEmpty()) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, each));
            found.put(unit.getSourceFile().toUri().getPath().substring(1) + ":" + line, over);
          }
        }
      }
    }

    /** What a switch asks for, if that is an enum of ours or a kind; otherwise nothing. */
    private String over(ExpressionTree selector, List<? extends CaseTree> cases) {
      if (selector.toString().endsWith(".kind())")) {
        return "kind()";
      }
      Set<String> labels =
          cases.stream()
              .flatMap(each -> each.getExpressions().stream())
              .map(label -> label instanceof IdentifierTree name ? name.getName().toString() : "")
              .collect(Collectors.toSet());
      return labels.isEmpty()
          ? ""
          : enums.entrySet().stream()
              .filter(each -> each.getValue().containsAll(labels))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("");
    }
  }
}
