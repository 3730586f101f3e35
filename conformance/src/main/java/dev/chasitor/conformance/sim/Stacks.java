package dev.chasitor.conformance.sim;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stacks of a client's code, as text without secrets. */
final class Stacks {

  private static final int MOST_FRAMES = 25;
  private static final int MOST_CAUSES = 5;
  private static final String KIT = Stacks.class.getPackageName() + '.';

  private Stacks() {}

  /** Returns what was thrown, with its causes, down to the call of the kit. */
  static String of(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(
            each ->
                (each == thrown ? "" : "caused by ")
                    + name(each)
                    + "\n"
                    + of(each instanceof OnPurpose listeners ? listeners.frames() : frames(each)))
        .collect(Collectors.joining("\n"));
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    return thrown.getStackTrace();
  }

  /** Returns the frames of the client's code, the innermost first. */
  static String of(StackTraceElement... frames) {
    return Arrays.stream(frames)
        .dropWhile(Stacks::isOfThread)
        .takeWhile(frame -> !isOfTheRun(frame.getClassName()))
        .filter(frame -> !isOfTheKit(frame))
        .limit(MOST_FRAMES)
        .map(frame -> "    at " + frame)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isOfTheRun(String type) {
    return type.equals(Simulation.class.getName()) || type.startsWith(RealTimeRun.class.getName());
  }

  private static boolean isOfTheKit(StackTraceElement frame) {
    return frame.getClassName().startsWith(KIT);
  }

  private static boolean isOfThread(StackTraceElement frame) {
    return frame.getMethodName().equals("getStackTrace");
  }

  /** Returns the class and the message; a message that quotes a secret is left out. */
  static String name(Throwable thrown) {
    if (thrown instanceof OnPurpose) {
      return "the exception of the application's listener";
    }
    String message = thrown.getMessage();
    String type = thrown.getClass().getName();
    if (message == null) {
      return type;
    }
    return Tags.SECRETS.isKeyIn(message) || Tags.SECRETS.isSensitive(message)
        ? type + " (its message quotes a secret)"
        : type + ": " + message;
  }
}
