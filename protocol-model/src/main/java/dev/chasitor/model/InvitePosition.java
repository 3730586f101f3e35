package dev.chasitor.model;

/** Where the animation of an automated invitation starts or ends. Guide chapter 8, Button. */
public enum InvitePosition implements Word.Known {
  /** Top left corner. */
  TOP_LEFT("TopLeft"),

  /** Above the top left corner. */
  TOP_LEFT_TOP("TopLeftTop"),

  /** Top. */
  TOP("Top"),

  /** Above the top right corner. */
  TOP_RIGHT_TOP("TopRightTop"),

  /** Top right corner. */
  TOP_RIGHT("TopRight"),

  /** Right of the top right corner. */
  TOP_RIGHT_RIGHT("TopRightRight"),

  /** Right. */
  RIGHT("Right"),

  /** Right of the bottom right corner. */
  BOTTOM_RIGHT_RIGHT("BottomRightRight"),

  /** Bottom right corner. */
  BOTTOM_RIGHT("BottomRight"),

  /** Below the bottom right corner. */
  BOTTOM_RIGHT_BOTTOM("BottomRightBottom"),

  /** Bottom. */
  BOTTOM("Bottom"),

  /** Below the bottom left corner. */
  BOTTOM_LEFT_BOTTOM("BottomLeftBottom"),

  /** Bottom left corner. */
  BOTTOM_LEFT("BottomLeft"),

  /** Left of the bottom left corner. */
  BOTTOM_LEFT_LEFT("BottomLeftLeft"),

  /** Left. */
  LEFT("Left"),

  /** Left of the top left corner. */
  TOP_LEFT_LEFT("TopLeftLeft"),

  /** In the middle; an animation can end there but not start there. */
  CENTER("Center");

  private final String word;

  InvitePosition(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
