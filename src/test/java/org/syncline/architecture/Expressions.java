package org.syncline.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions of {@code java.util.regex} in source files, as the compiler sees them:
 * ArchUnit does not see what a method is called with.
 */
public final class Expressions extends TreePathScanner<Void, Void> {
  private static final Set<String> OF_TEXT =
      Set.of("matches", "replaceAll", "replaceFirst", "split");
  private static final Set<String> OF_PATTERN = Set.of("compile", "matches");

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final List<Use> uses;

  private Expressions(Trees trees, CompilationUnitTree unit, List<Use> uses) {
    this.trees = trees;
    this.unit = unit;
    this.uses = uses;
  }

  /**
   * Where an expression is compiled.
   *
   * @param expression null = it is no constant
   */
  public record Use(String file, String method, @Nullable String expression) {}

  /** All uses in the Java files below a folder, or in one file. */
  public static List<Use> in(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Use> uses = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> java = paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      List<String> options = List.of("-proc:none", "-classpath", classPath());
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problem -> {},
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : units) {
        new Expressions(trees, unit, uses).scan(unit, null);
      }
    }
    return uses;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
    if (compiles(call.getMethodSelect())) {
      add(call.getMethodSelect(), constant(call.getArguments().get(0)));
    }
    return super.visitMethodInvocation(call, nothing);
  }

  @Override
  public @Nullable Void visitMemberReference(
      MemberReferenceTree reference, @Nullable Void nothing) {
    if (compiles(reference)) {
      add(reference, null);
    }
    return super.visitMemberReference(reference, nothing);
  }

  private boolean compiles(Tree method) {
    Element element = element(method);
    if (element == null || !(element.getEnclosingElement() instanceof TypeElement)) {
      return false;
    }
    String owner = ((TypeElement) element.getEnclosingElement()).getQualifiedName().toString();
    String name = element.getSimpleName().toString();
    return owner.equals("java.lang.String") && OF_TEXT.contains(name)
        || owner.equals("java.util.regex.Pattern") && OF_PATTERN.contains(name);
  }

  private void add(Tree method, @Nullable String expression) {
    String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
    uses.add(new Use(file, String.valueOf(element(method).getSimpleName()), expression));
  }

  private @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(getCurrentPath(), tree));
  }

  private @Nullable String constant(ExpressionTree argument) {
    if (argument instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    if (argument instanceof com.sun.source.tree.BinaryTree sum) {
      String left = constant(sum.getLeftOperand());
      String right = constant(sum.getRightOperand());
      return left == null || right == null ? null : left + right;
    }
    return element(argument) instanceof VariableElement variable
            && variable.getConstantValue() instanceof String text
        ? text
        : null;
  }
}
