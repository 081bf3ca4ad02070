package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.architecture.HubClasses;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.RecordRights;
import org.syncline.record.RevealRecord.Wish;
import sun.reflect.ReflectionFactory;

/**
 * The door of the API asks for permissions before any use case does, so no request can show that a
 * use case asks as well. Here each is called without a door by somebody who may nothing, and
 * without any of its parts: what it would do before it asks fails on them.
 */
class EveryUseCaseAsksTest {
  private static final Actor MAY_NOTHING = new GivenActor("nobody", Set.of(), null);

  /** What tells, beside an actor, on whose behalf something is done. */
  private static final Set<Class<?>> FOR_SOMEBODY = Set.of(Editor.class, Edit.class, Wish.class);

  @Test
  void whatever_takes_an_actor_asks_it_first() throws Exception {
    Set<String> asked = new TreeSet<>();
    Set<String> forgetful = new TreeSet<>();
    for (Method method : useCases()) {
      Set<String> into = asks(method) ? asked : forgetful;
      into.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }

    assertThat(forgetful).isEmpty();
    assertThat(asked).hasSizeGreaterThan(30);
  }

  @Test
  void one_that_asks_too_late_or_never_is_found() throws Exception {
    assertThat(asks(Forgetful.class.getDeclaredMethod("late", Actor.class))).isFalse();
    assertThat(asks(Forgetful.class.getDeclaredMethod("never", Actor.class))).isFalse();
  }

  /** A bad example. */
  static final class Forgetful {
    private final List<String> kept = new ArrayList<>();

    public void late(Actor who) {
      kept.clear();
      who.require(Permission.READ_API);
    }

    public String never(Actor who) {
      return who.getName();
    }
  }

  private static List<Method> useCases() {
    List<Method> found = new ArrayList<>();
    for (JavaClass candidate : HubClasses.all()) {
      if (isUseCase(candidate)) {
        Arrays.stream(candidate.reflect().getDeclaredMethods())
            .filter(EveryUseCaseAsksTest::isForActors)
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Edges have asked already. */
  private static boolean isUseCase(JavaClass candidate) {
    String home = candidate.getPackageName();
    return !candidate.isInterface()
        && !candidate.isRecord()
        && !home.endsWith(".rest")
        && !home.endsWith(".console");
  }

  private static boolean isForActors(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic()
        && Arrays.stream(method.getParameterTypes())
            .anyMatch(type -> Actor.class.isAssignableFrom(type) || FOR_SOMEBODY.contains(type));
  }

  private static boolean asks(Method method) throws ReflectiveOperationException {
    Class<?> type = method.getDeclaringClass();
    Object bare =
        ReflectionFactory.getReflectionFactory()
            .newConstructorForSerialization(type, Object.class.getDeclaredConstructor())
            .newInstance();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(EveryUseCaseAsksTest::given).toArray();
    method.setAccessible(true);
    try {
      method.invoke(bare, arguments);
      return false;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause() instanceof NotAllowedException;
    }
  }

  private static @Nullable Object given(Class<?> type) {
    Editor editor = new Editor("nobody", mayNothing());
    Map<Class<?>, Object> known =
        Map.of(
            Actor.class,
            MAY_NOTHING,
            Editor.class,
            editor,
            Edit.class,
            new Edit(Map.of(), editor, false),
            Wish.class,
            new Wish(1, "asked without a door", Set.of(), "nobody", mayNothing()),
            String.class,
            "x",
            int.class,
            0,
            long.class,
            0L,
            boolean.class,
            false,
            Map.class,
            Map.of());
    return known.get(type);
  }

  private static RecordRights mayNothing() {
    return (RecordRights)
        Proxy.newProxyInstance(
            RecordRights.class.getClassLoader(),
            new Class<?>[] {RecordRights.class},
            (proxy, method, arguments) -> Boolean.FALSE);
  }
}
