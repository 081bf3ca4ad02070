package org.syncline.mapping.suggestion;

import java.util.Arrays;

/**
 * The choice of pairs, each row and each column in one at most, whose gains have the greatest sum:
 * the Hungarian method with potentials (H. W. Kuhn, 1955; J. Munkres, 1957), in rows² x columns
 * steps. The same gains give the same choice.
 */
final class Assignment {
  private final double[][] gain;
  private final int rows;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOfColumn;

  private Assignment(double[][] gain, int columns) {
    this.gain = gain;
    this.rows = gain.length;
    // A row that gains nothing takes a column of its own that is none.
    this.columns = columns + rows;
    this.rowPotential = new double[rows + 1];
    this.columnPotential = new double[this.columns + 1];
    this.rowOfColumn = new int[this.columns + 1];
  }

  /**
   * Chooses.
   *
   * @param gain of each row and column; what gains nothing, 0 or less, is not chosen
   * @return the column of each row, -1 for none
   */
  static int[] best(double[][] gain, int columns) {
    Assignment assignment = new Assignment(gain, columns);
    for (int row = 1; row <= gain.length; row++) {
      assignment.place(row);
    }
    int[] chosen = new int[gain.length];
    Arrays.fill(chosen, -1);
    for (int column = 1; column <= columns; column++) {
      int row = assignment.rowOfColumn[column];
      if (row > 0 && gain[row - 1][column - 1] > 0) {
        chosen[row - 1] = column - 1;
      }
    }
    return chosen;
  }

  private double cost(int row, int column) {
    double[] gains = gain[row - 1];
    return column <= gains.length ? -Math.max(0, gains[column - 1]) : 0;
  }

  /** Rows and columns count from 1 here; column 0 holds the row that looks for a place. */
  private void place(int row) {
    double[] least = new double[columns + 1];
    int[] before = new int[columns + 1];
    boolean[] seen = new boolean[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOfColumn[0] = row;
    int at = 0;
    do {
      seen[at] = true;
      int here = rowOfColumn[at];
      double delta = Double.POSITIVE_INFINITY;
      int next = 0;
      for (int column = 1; column <= columns; column++) {
        if (!seen[column]) {
          double reduced = cost(here, column) - rowPotential[here] - columnPotential[column];
          if (reduced < least[column]) {
            least[column] = reduced;
            before[column] = at;
          }
          if (least[column] < delta) {
            delta = least[column];
            next = column;
          }
        }
      }
      for (int column = 0; column <= columns; column++) {
        if (seen[column]) {
          rowPotential[rowOfColumn[column]] += delta;
          columnPotential[column] -= delta;
        } else {
          least[column] -= delta;
        }
      }
      at = next;
    } while (rowOfColumn[at] != 0);
    while (at != 0) {
      rowOfColumn[at] = rowOfColumn[before[at]];
      at = before[at];
    }
  }
}
