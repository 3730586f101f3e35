package dev.chasitor.tck.mutants;

/** Goes round in a loop, as a mutant may. */
public final class Endless {

  private Endless() {}

  /** Never returns. */
  public static void goes() {
    long turns = 0;
    while (turns >= 0) {
      turns = (turns + 1) % 7;
    }
  }
}
