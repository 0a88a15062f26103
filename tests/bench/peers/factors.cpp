// Training of factors as the engine's kernel does it, loop for loop (eigenbasis of the fixed side, preconditioned conjugate gradients on rows
// dealt longest first, long ones in lock-step over blocks of the other side), in C++ for -O3 -march=native: vectors of eight numbers and
// fused multiply-adds. One command a line on the standard input, one JSON object a line as answer.
// factors FOLDER ROWS COLUMNS FACTORS ALPHA0 RIDGE STEPS THREADS
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using std::size_t;
using std::vector;

// Eight numbers; the compiler makes one instruction of it where the machine has AVX, two where it has not.
typedef float v8 __attribute__((vector_size(32), aligned(4)));
static inline v8 at(const float* p) { v8 v; std::memcpy(&v, p, 32); return v; }
static inline void put(float* p, v8 v) { std::memcpy(p, &v, 32); }
static inline v8 all(float x) { return v8{x, x, x, x, x, x, x, x}; }
static inline float sum(v8 v) { return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7])); }

constexpr int SLABS = 16, PANEL = 64, DEALT = 8, BLOCK = 1 << 19, DENSE = 20, TOGETHER = 1024, SHARES = 4;
constexpr float TINY = 1e-20f;

struct Pattern { vector<uint32_t> start, index, order; };

static vector<uint32_t> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  vector<uint32_t> numbers(static_cast<size_t>(file.tellg()) / 4);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * 4));
  return numbers;
}

static Pattern transposed(const Pattern& by, size_t columns) {
  Pattern out;
  out.start.assign(columns + 1, 0);
  for (uint32_t c : by.index) out.start[c + 1]++;
  for (size_t c = 0; c < columns; c++) out.start[c + 1] += out.start[c];
  vector<uint32_t> next(out.start.begin(), out.start.end() - 1);
  out.index.resize(by.index.size());
  for (size_t r = 0; r + 1 < by.start.size(); r++) {
    for (uint32_t e = by.start[r]; e < by.start[r + 1]; e++) out.index[next[by.index[e]]++] = static_cast<uint32_t>(r);
  }
  return out;
}

// The rows that have entries, longest first.
static void longest_first(Pattern& by) {
  for (uint32_t r = 0; r + 1 < by.start.size(); r++) if (by.start[r] < by.start[r + 1]) by.order.push_back(r);
  std::stable_sort(by.order.begin(), by.order.end(), [&](uint32_t a, uint32_t b) { return by.start[a + 1] - by.start[a] > by.start[b + 1] - by.start[b]; });
}

// A = V^T diag(values) V, one vector a row: Householder's reduction and the implicit QL iteration, as in the kernel.
static void eigen(vector<double>& a, int n, vector<double>& values, vector<double>& vectors) {
  vector<double> beside(n, 0), v(n), w(n);
  vectors.assign(static_cast<size_t>(n) * n, 0);
  values.resize(n);
  for (int i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (int k = 0; k + 2 < n; k++) {
    double norm = 0;
    for (int i = k + 1; i < n; i++) { v[i] = a[i * n + k]; norm += v[i] * v[i]; }
    norm = std::sqrt(norm);
    const double head = v[k + 1], below = head > 0 ? -norm : norm, length = norm * norm - head * below;
    beside[k] = below;
    if (!(length > 0)) { beside[k] = head; continue; }
    v[k + 1] = head - below;
    const double beta = 1 / length;
    double total = 0;
    for (int i = k + 1; i < n; i++) {
      double product = 0;
      for (int j = k + 1; j < n; j++) product += a[i * n + j] * v[j];
      w[i] = beta * product;
      total += beta * product * v[i];
    }
    for (int i = k + 1; i < n; i++) w[i] -= 0.5 * beta * total * v[i];
    for (int i = k + 1; i < n; i++) for (int j = k + 1; j < n; j++) a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
    std::fill(w.begin(), w.end(), 0.0);
    for (int i = k + 1; i < n; i++) for (int j = 0; j < n; j++) w[j] += beta * v[i] * vectors[i * n + j];
    for (int i = k + 1; i < n; i++) for (int j = 0; j < n; j++) vectors[i * n + j] -= v[i] * w[j];
  }
  for (int i = 0; i < n; i++) values[i] = a[i * n + i];
  if (n > 1) beside[n - 2] = a[(n - 1) * n + n - 2];
  for (int first = 0; first < n; first++) {
    for (int turn = 0; turn < 60; turn++) {
      int last = first;
      for (; last + 1 < n; last++) if (std::fabs(beside[last]) <= 2.220446049250313e-16 * (std::fabs(values[last]) + std::fabs(values[last + 1]))) break;
      if (last == first) break;
      const double e = beside[first], slope = (values[first + 1] - values[first]) / (2 * e), root = std::sqrt(slope * slope + 1);
      double g = values[last] - values[first] + e / (slope + (slope < 0 ? -root : root)), s = 1, c = 1, p = 0;
      bool apart = false;
      for (int i = last - 1; i >= first; i--) {
        const double f = s * beside[i], b = c * beside[i], r = std::sqrt(f * f + g * g);
        beside[i + 1] = r;
        if (r == 0) { values[i + 1] -= p; beside[last] = 0; apart = true; break; }
        s = f / r;
        c = g / r;
        g = values[i + 1] - p;
        const double q = (values[i] - g) * s + 2 * c * b;
        p = s * q;
        values[i + 1] = g + p;
        g = c * q - b;
        double *x = &vectors[i * n], *y = x + n;
        for (int j = 0; j < n; j++) { const double t = x[j]; x[j] = c * t - s * y[j]; y[j] = s * t + c * y[j]; }
      }
      if (apart) continue;
      values[first] -= p;
      beside[first] = g;
      beside[last] = 0;
    }
  }
}

// C (4 x 16) += A^T B over `count` rows that are `left` and `right` numbers apart.
static inline void tile(const float* a, long left, const float* b, long right, int count, v8 c[8]) {
  for (int r = 0; r < count; r++, a += left, b += right) {
    const v8 y = at(b), z = at(b + 8);
    for (int i = 0; i < 4; i++) {
      const v8 x = all(a[i]);
      c[2 * i] += x * y;
      c[2 * i + 1] += x * z;
    }
  }
}

static void gram(const vector<float>& y, int d, vector<double>& out) {
  const long rows = static_cast<long>(y.size() / d);
  vector<double> slabs(static_cast<size_t>(SLABS) * d * d, 0);
#pragma omp parallel for schedule(dynamic, 1)
  for (int slab = 0; slab < SLABS; slab++) {
    double* sums = &slabs[static_cast<size_t>(slab) * d * d];
    const long end = rows * (slab + 1) / SLABS;
    for (long row = rows * slab / SLABS; row < end; row += PANEL) {
      const float* panel = &y[static_cast<size_t>(row) * d];
      const int size = static_cast<int>(std::min<long>(PANEL, end - row));
      for (int a = 0; a < d; a += 4) {
        for (int b = a & ~15; b < d; b += 16) {
          v8 c[8] = {};
          tile(panel + a, d, panel + b, d, size, c);
          for (int i = 0; i < 4; i++) for (int j = 0; j < 16; j++) sums[(a + i) * d + b + j] += c[2 * i + (j >> 3)][j & 7];
        }
      }
    }
  }
  out.assign(static_cast<size_t>(d) * d, 0);
  for (int a = 0; a < d; a++) {
    for (int b = a; b < d; b++) {
      double total = 0;
      for (int slab = 0; slab < SLABS; slab++) total += slabs[(static_cast<size_t>(slab) * d + a) * d + b];
      out[a * d + b] = out[b * d + a] = total;
    }
  }
}

// Y <- Y B, B in panels of sixteen columns, factor by factor.
static void turn(vector<float>& y, int d, const vector<float>& basis) {
  const long rows = static_cast<long>(y.size() / d);
#pragma omp parallel
  {
    vector<float> room(4 * static_cast<size_t>(d)), last(4 * static_cast<size_t>(d));
#pragma omp for schedule(dynamic, 16)
    for (long row = 0; row < rows; row += 4) {
      float* own = &y[static_cast<size_t>(row) * d];
      const long size = std::min<long>(4, rows - row);
      float* x = own;
      if (size < 4) { std::copy(own, own + size * d, last.begin()); x = last.data(); }
      for (int f = 0; f < d; f += 16) {
        v8 c[8] = {};
        const float* b = &basis[static_cast<size_t>(f) * d];
        for (int k = 0; k < d; k++, b += 16) {
          const v8 p = at(b), q = at(b + 8);
          for (int i = 0; i < 4; i++) {
            const v8 v = all(x[i * d + k]);
            c[2 * i] += v * p;
            c[2 * i + 1] += v * q;
          }
        }
        for (int i = 0; i < 4; i++) { put(&room[i * d + f], c[2 * i]); put(&room[i * d + f + 8], c[2 * i + 1]); }
      }
      std::copy(room.begin(), room.begin() + size * d, own);
    }
  }
}

// Inner products of v with `N` rows.
template <int N> static inline void products(const float* v, const float* const z[8], int d, float out[8]) {
  v8 s[N] = {};
  for (int f = 0; f < d; f += 8) {
    const v8 q = at(v + f);
    for (int i = 0; i < N; i++) s[i] += q * at(z[i] + f);
  }
  for (int i = 0; i < N; i++) out[i] = sum(s[i]);
}

template <int N> static inline float add_entries(const uint32_t* index, const float* other, int d, const float* v, float wanted, float* to) {
  const float* z[8];
  float c[8];
  float squares = 0;
  for (int i = 0; i < N; i++) z[i] = other + static_cast<size_t>(index[i]) * d;
  products<N>(v, z, d, c);
  for (int i = 0; i < N; i++) { c[i] = wanted - c[i]; squares += c[i] * c[i]; }
  if (to == nullptr) return squares;
  for (int f = 0; f < d; f += 8) {
    v8 a = all(c[0]) * at(z[0] + f), b = N > 1 ? all(c[1 % N]) * at(z[1 % N] + f) : v8{};
    for (int i = 2; i + 1 < N; i += 2) { a += all(c[i]) * at(z[i] + f); b += all(c[i + 1]) * at(z[i + 1] + f); }
    put(to + f, at(to + f) + (a + b));
  }
  return squares;
}

// to += sum (wanted - y v) y over entries, eight at a time; returns sum (wanted - y v)^2. Without `to` that alone.
static float pass_of(const uint32_t* index, uint32_t from, uint32_t end, const float* other, int d, const float* v, float wanted, float* to) {
  float squares = 0;
  uint32_t e = from;
  for (; e + 8 <= end; e += 8) squares += add_entries<8>(index + e, other, d, v, wanted, to);
  for (; e + 4 <= end; e += 4) squares += add_entries<4>(index + e, other, d, v, wanted, to);
  for (; e < end; e++) squares += add_entries<1>(index + e, other, d, v, wanted, to);
  return squares;
}

struct Row { float* x; float length, total; uint32_t from, end, next; float *r, *p, *image; };

// One pass of all rows over the other side, block by block. Kind 0: residual of x; 1: image of the direction; 2: its length alone.
static void pass(vector<Row>& rows, size_t count, const uint32_t* index, const float* other, int d, uint32_t others, uint32_t block, int kind) {
  for (uint64_t limit = block;; limit += block) {
    const bool last = limit >= others;
    for (size_t i = 0; i < count; i++) {
      Row& row = rows[i];
      const uint32_t from = row.next;
      const uint32_t end = last ? row.end : static_cast<uint32_t>(std::lower_bound(index + from, index + row.end, static_cast<uint32_t>(limit)) - index);
      row.next = end;
      if (end == from || (kind != 0 && row.length == 0)) continue;
      if (kind == 0) pass_of(index, from, end, other, d, row.x, 1, row.r);
      else row.total += pass_of(index, from, end, other, d, row.p, 0, kind == 1 ? row.image : nullptr);
    }
    if (last) return;
  }
}

static void improve(vector<Row>& rows, size_t count, const uint32_t* index, const float* other, int d, uint32_t others, uint32_t block, const float* diagonal, int steps) {
  for (size_t i = 0; i < count; i++) {
    Row& row = rows[i];
    for (int f = 0; f < d; f++) row.r[f] = -diagonal[f] * row.x[f];
    row.next = row.from;
  }
  pass(rows, count, index, other, d, others, block, 0);
  for (size_t i = 0; i < count; i++) {
    Row& row = rows[i];
    v8 total = {};
    for (int f = 0; f < d; f += 8) {
      const v8 r = at(row.r + f), p = r / at(diagonal + f);
      put(row.p + f, p);
      total += r * p;
    }
    row.length = sum(total) > TINY ? sum(total) : 0;
  }
  for (int step = 1; step <= steps; step++) {
    for (size_t i = 0; i < count; i++) {
      Row& row = rows[i];
      v8 total = {};
      for (int f = 0; f < d; f += 8) {
        const v8 p = at(row.p + f), dp = at(diagonal + f) * p;
        total += dp * p;
        put(row.image + f, -dp);
      }
      row.total = sum(total);
      row.next = row.from;
    }
    pass(rows, count, index, other, d, others, block, step < steps ? 1 : 2);
    for (size_t i = 0; i < count; i++) {
      Row& row = rows[i];
      if (row.length == 0) continue;
      const float alpha = row.length / row.total;
      if (step == steps) {
        for (int f = 0; f < d; f += 8) put(row.x + f, at(row.x + f) + all(alpha) * at(row.p + f));
        continue;
      }
      v8 total = {};
      for (int f = 0; f < d; f += 8) {
        put(row.x + f, at(row.x + f) + all(alpha) * at(row.p + f));
        const v8 r = at(row.r + f) + all(alpha) * at(row.image + f), z = r / at(diagonal + f);
        put(row.r + f, r);
        put(row.image + f, z);
        total += r * z;
      }
      const float next = sum(total), beta = next / row.length;
      for (int f = 0; f < d; f += 8) put(row.p + f, at(row.image + f) + all(beta) * at(row.p + f));
      row.length = next > TINY ? next : 0;
    }
  }
}

static void half(const Pattern& by, vector<float>& solved, vector<float>& other, int d, double alpha0, double ridge, int steps, bool in_order) {
  vector<double> g, values, v;
  gram(other, d, g);
  eigen(g, d, values, v);
  vector<float> basis(static_cast<size_t>(d) * d), diagonal(d);
  for (int f = 0; f < d; f++) for (int k = 0; k < d; k++) basis[static_cast<size_t>(f / 16 * 16) * d + k * 16 + f % 16] = static_cast<float>(v[f * d + k]);
  for (int f = 0; f < d; f++) diagonal[f] = static_cast<float>(alpha0 * std::max(0.0, values[f]) + ridge);
  turn(other, d, basis);
  turn(solved, d, basis);
  const uint32_t others = static_cast<uint32_t>(other.size() / d), block = BLOCK / (4 * d), blocks = (others + block - 1) / block;
  const long active = static_cast<long>(by.order.size());
  const int team = omp_get_max_threads();
  long longs = 0;
  if (in_order && blocks > 1) while (longs < active && by.start[by.order[longs] + 1] - by.start[by.order[longs]] >= DENSE * blocks) longs++;
  const long shares = std::max((longs + TOGETHER - 1) / TOGETHER, std::min<long>(SHARES * team, (longs + DEALT - 1) / DEALT));
  const long units = shares + (active - longs + DEALT - 1) / DEALT;
#pragma omp parallel
  {
    vector<float> room(static_cast<size_t>(TOGETHER) * 3 * d);
    vector<Row> rows(TOGETHER);
    for (size_t i = 0; i < TOGETHER; i++) { rows[i].r = &room[i * 3 * d]; rows[i].p = rows[i].r + d; rows[i].image = rows[i].p + d; }
    const auto take = [&](size_t place, long i) {
      const uint32_t u = by.order[i];
      rows[place].x = &solved[static_cast<size_t>(u) * d];
      rows[place].from = by.start[u];
      rows[place].end = by.start[u + 1];
    };
#pragma omp for schedule(dynamic, 1)
    for (long unit = 0; unit < units; unit++) {
      if (unit < shares) {
        size_t taken = 0;
        for (long i = unit; i < longs; i += shares) take(taken++, i);
        improve(rows, taken, by.index.data(), other.data(), d, others, block, diagonal.data(), steps);
        continue;
      }
      const long first = longs + (unit - shares) * DEALT, last = std::min(active, first + DEALT);
      for (long i = first; i < last; i++) {
        take(0, i);
        improve(rows, 1, by.index.data(), other.data(), d, others, UINT32_MAX, diagonal.data(), steps);
      }
    }
  }
}

int main(int, char** argv) {
  const std::string folder = argv[1];
  const size_t rows = std::strtoul(argv[2], nullptr, 10), columns = std::strtoul(argv[3], nullptr, 10);
  const int d = std::atoi(argv[4]), steps = std::atoi(argv[7]);
  const double alpha0 = std::atof(argv[5]), ridge = std::atof(argv[6]);
  omp_set_num_threads(std::atoi(argv[8]));
  Pattern by{read(folder + "/start.u32"), read(folder + "/index.u32"), {}};
  Pattern across = transposed(by, columns);
  longest_first(by);
  longest_first(across);
  vector<float> x(rows * d, 0.f), y(columns * d);
  std::string command;
  while (std::getline(std::cin, command)) {
    if (command == "cg") {
      std::mt19937 random(1);
      std::normal_distribution<float> normal(0, 0.1f / std::sqrt(static_cast<float>(d)));
      std::fill(x.begin(), x.end(), 0.f);
      for (float& value : y) value = normal(random);
      for (size_t c = 0; c < columns; c++) if (across.start[c] == across.start[c + 1]) std::fill(&y[c * d], &y[c * d] + d, 0.f);
      std::puts("{}");
    } else if (command == "score") { // of the pairs, in the mean, the rows solved once more: the same for whoever has trained as much
      half(by, x, y, d, alpha0, ridge, steps, false);
      double total = 0;
      for (size_t u = 0; u < rows; u++) {
        for (uint32_t e = by.start[u]; e < by.start[u + 1]; e++) for (int f = 0; f < d; f++) total += x[u * d + f] * y[static_cast<size_t>(by.index[e]) * d + f];
      }
      std::printf("{\"score\": %.6f}\n", total / static_cast<double>(by.index.size()));
    } else {
      const auto wall = std::chrono::steady_clock::now();
      const std::clock_t cpu = std::clock();
      half(by, x, y, d, alpha0, ridge, steps, false);
      half(across, y, x, d, alpha0, ridge, steps, true);
      std::printf("{\"wall\": %.6f, \"cpu\": %.6f}\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
                  static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    std::fflush(stdout);
  }
}
