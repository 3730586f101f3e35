package dev.chasitor.tck.mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies values of records and enums from a {@link MutantLoader} to the classes of this one. Not
 * thread-safe.
 */
final class Transplant {

  /** How to copy a record. To look this up costs far more than to copy one. */
  private record Form(List<Method> accessors, Constructor<?> constructor) {}

  private final Map<Class<?>, Form> forms = new HashMap<>();

  /**
   * Returns an equal value in which no class comes from a {@link MutantLoader}.
   *
   * @throws ReflectiveOperationException if a record has another form here
   * @throws IllegalArgumentException if a part is neither a record nor an enum nor of the JDK
   */
  Object of(Object foreign) throws ReflectiveOperationException {
    if (foreign instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object each : list) {
        copy.add(of(each));
      }
      return List.copyOf(copy);
    }
    if (foreign instanceof Set<?> set) {
      Set<Object> copy = new HashSet<>();
      for (Object each : set) {
        copy.add(of(each));
      }
      return Set.copyOf(copy);
    }
    if (foreign instanceof Optional<?> optional) {
      return optional.isPresent() ? Optional.of(of(optional.get())) : optional;
    }
    if (!(foreign.getClass().getClassLoader() instanceof MutantLoader)) {
      return foreign;
    }
    if (foreign instanceof Enum<?> constant) {
      return constantOf(here(constant.getDeclaringClass()), constant.name());
    }
    if (foreign instanceof Record) {
      return record(foreign);
    }
    throw new IllegalArgumentException("A history holds a " + foreign.getClass().getName());
  }

  private Object record(Object foreign) throws ReflectiveOperationException {
    Form form = forms.get(foreign.getClass());
    if (form == null) {
      form = form(foreign.getClass());
      forms.put(foreign.getClass(), form);
    }
    List<Object> parts = new ArrayList<>();
    for (Method accessor : form.accessors()) {
      parts.add(of(accessor.invoke(foreign)));
    }
    return form.constructor().newInstance(parts.toArray());
  }

  private static Form form(Class<?> foreign) throws ReflectiveOperationException {
    Class<?> own = here(foreign);
    List<Method> accessors = new ArrayList<>();
    for (RecordComponent part : foreign.getRecordComponents()) {
      part.getAccessor().setAccessible(true);
      accessors.add(part.getAccessor());
    }
    Class<?>[] types =
        Arrays.stream(own.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return new Form(accessors, own.getDeclaredConstructor(types));
  }

  private static Class<?> here(Class<?> foreign) throws ClassNotFoundException {
    return Class.forName(foreign.getName());
  }

  private static Object constantOf(Class<?> type, String name) {
    @Nullable Object[] constants = type.getEnumConstants();
    for (Object constant : constants == null ? new Object[0] : constants) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(type + " has no constant " + name);
  }
}
