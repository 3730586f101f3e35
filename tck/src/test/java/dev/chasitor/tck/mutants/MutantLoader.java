package dev.chasitor.tck.mutants;

import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.conformance.subject.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the client and the simulation once more, with some classes replaced. So each mutant has
 * static state of its own, and the checkers that judge it are not mutated.
 *
 * <p>One thread runs schedules in a loader at a time.
 */
public final class MutantLoader extends ClassLoader {

  /**
   * The beginnings of the classes that are loaded once more: the client, and what uses its types.
   * The host and the checkers are not among them.
   */
  private static final List<String> AGAIN =
      List.of(
          "dev.chasitor.session.visitor.",
          "dev.chasitor.client.",
          "dev.chasitor.conformance.history.",
          "dev.chasitor.conformance.schedule.",
          "dev.chasitor.conformance.sim.",
          "dev.chasitor.conformance.subject.");

  /** A run of a right client takes some thousands. */
  private static final long MOST_STEPS = 2_000_000;

  private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

  private final Map<String, byte[]> replaced;
  private final Transplant transplant = new Transplant();
  private long steps;

  /** Thrown in a mutant that goes round in a loop. */
  static final class EndlessLoopError extends Error {
    private static final long serialVersionUID = 1;

    EndlessLoopError() {
      super("The mutant takes more than " + MOST_STEPS + " steps");
    }
  }

  /**
   * Creates a loader.
   *
   * @param replaced the bytes of the classes that differ, by their binary names
   */
  MutantLoader(Map<String, byte[]> replaced) {
    super(MutantLoader.class.getClassLoader());
    this.replaced = Map.copyOf(replaced);
  }

  /** Returns the bytes of a class as it was compiled; empty if there is no such class. */
  static Optional<byte[]> compiled(String name) {
    String path = name.replace('.', '/') + ".class";
    try (InputStream in = MutantLoader.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Counts a step of the mutant whose run is on this thread. {@link StepCounting} adds the call.
   */
  public static void step() {
    if (Thread.currentThread().getContextClassLoader() instanceof MutantLoader mutant
        && ++mutant.steps > MOST_STEPS) {
      throw new EndlessLoopError();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (AGAIN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? defined(name) : known;
    }
  }

  private Class<?> defined(String name) throws ClassNotFoundException {
    byte[] bytes = replaced.get(name);
    if (bytes == null) {
      bytes = READ.computeIfAbsent(name, missing -> compiled(missing).orElseGet(() -> new byte[0]));
    }
    if (bytes.length == 0) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /**
   * Runs a schedule with the client of this loader.
   *
   * @param schedule the token of the schedule
   * @return the history, in classes that are not mutated
   * @throws InvocationTargetException with the cause, if the run itself breaks down
   */
  History run(String schedule) throws InvocationTargetException {
    steps = 0;
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(this);
    try {
      Object scenario = method(ScheduleToken.class, "read", String.class).invoke(null, schedule);
      Class<?> subjectType = loadClass(Subject.class.getName());
      Object subject = loadClass(ChatClientSubject.class.getName()).getConstructor().newInstance();
      Object history =
          loadClass(Simulation.class.getName())
              .getMethod("run", scenario.getClass(), subjectType)
              .invoke(null, scenario, subject);
      return (History) transplant.of(history);
    } catch (InvocationTargetException e) {
      throw e;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The simulation has another form than this loader knows", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Method method(Class<?> type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    return loadClass(type.getName()).getMethod(name, parameters);
  }
}
