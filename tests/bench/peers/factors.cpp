// Training of factors as the engine's kernel does it (eigenbasis, preconditioned conjugate gradients, frequency-scaled ridge), in plain C++,
// its loops left to the compiler. One command a line on the standard input, one JSON object a line as answer.
// factors FOLDER ROWS COLUMNS FACTORS ALPHA0 LAMBDA STEPS THREADS
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using std::size_t;
using std::vector;

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

static void longest_first(Pattern& by) {
  by.order.resize(by.start.size() - 1);
  std::iota(by.order.begin(), by.order.end(), 0u);
  std::stable_sort(by.order.begin(), by.order.end(), [&](uint32_t a, uint32_t b) { return by.start[a + 1] - by.start[a] > by.start[b + 1] - by.start[b]; });
}

static void rotate(double* x, double* y, int n, int stride, double c, double s) {
  for (int k = 0; k < n; k++) {
    const double a = x[k * stride], b = y[k * stride];
    x[k * stride] = c * a - s * b;
    y[k * stride] = s * a + c * b;
  }
}

// Cyclic Jacobi: A = V^T diag(values) V, one vector a row.
static void eigen(vector<double>& a, int n, vector<double>& values, vector<double>& v) {
  v.assign(static_cast<size_t>(n) * n, 0);
  for (int i = 0; i < n; i++) v[i * n + i] = 1;
  double scale = 0;
  for (double x : a) scale += x * x;
  const double floor = std::sqrt(scale) * 1e-9;
  for (int sweep = 0; sweep < 30; sweep++) {
    bool rotated = false;
    for (int p = 0; p < n - 1; p++) {
      for (int q = p + 1; q < n; q++) {
        const double apq = a[p * n + q];
        if (std::fabs(apq) <= floor) continue;
        rotated = true;
        const double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        const double t = (theta >= 0 ? 1 : -1) / (std::fabs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1), s = t * c;
        rotate(&a[p], &a[q], n, n, c, s);
        rotate(&a[p * n], &a[q * n], n, 1, c, s);
        rotate(&v[p * n], &v[q * n], n, 1, c, s);
      }
    }
    if (!rotated) break;
  }
  values.resize(n);
  for (int i = 0; i < n; i++) values[i] = a[i * n + i];
}

static void gram(const vector<float>& y, int d, vector<double>& out) {
  out.assign(static_cast<size_t>(d) * d, 0);
  const long rows = static_cast<long>(y.size() / d);
#pragma omp parallel
  {
    vector<float> own(static_cast<size_t>(d) * d, 0);
#pragma omp for schedule(static)
    for (long r = 0; r < rows; r++) {
      const float* x = &y[static_cast<size_t>(r) * d];
      for (int a = 0; a < d; a++) {
        float* to = &own[static_cast<size_t>(a) * d];
#pragma omp simd
        for (int b = 0; b < d; b++) to[b] += x[a] * x[b];
      }
    }
#pragma omp critical
    for (size_t i = 0; i < own.size(); i++) out[i] += own[i];
  }
}

static void turn(vector<float>& y, int d, const vector<float>& basis) {
  const long rows = static_cast<long>(y.size() / d);
#pragma omp parallel
  {
    vector<float> room(d);
#pragma omp for schedule(static)
    for (long r = 0; r < rows; r++) {
      float* x = &y[static_cast<size_t>(r) * d];
      float* to = room.data();
      std::fill(room.begin(), room.end(), 0.f);
      for (int k = 0; k < d; k++) {
        const float* b = &basis[static_cast<size_t>(k) * d];
#pragma omp simd
        for (int f = 0; f < d; f++) to[f] += x[k] * b[f];
      }
      std::copy(room.begin(), room.end(), x);
    }
  }
}

static float dot(const float* a, const float* b, int d) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (int f = 0; f < d; f++) sum += a[f] * b[f];
  return sum;
}

static void half(const Pattern& by, vector<float>& solved, vector<float>& other, int d, double alpha0, double lambda, int steps) {
  vector<double> g, values, v;
  gram(other, d, g);
  eigen(g, d, values, v);
  vector<float> basis(static_cast<size_t>(d) * d);
  for (int f = 0; f < d; f++) for (int k = 0; k < d; k++) basis[k * d + f] = static_cast<float>(v[f * d + k]);
  turn(other, d, basis);
  turn(solved, d, basis);
  const double active = static_cast<double>(other.size() / d);
  const long rows = static_cast<long>(by.order.size());
#pragma omp parallel
  {
    vector<float> diagonal(d), r(d), p(d), image(d);
#pragma omp for schedule(dynamic, 8)
    for (long i = 0; i < rows; i++) {
      const uint32_t u = by.order[i], from = by.start[u], end = by.start[u + 1];
      if (from == end) continue;
      float* x = &solved[static_cast<size_t>(u) * d];
      for (int f = 0; f < d; f++) {
        diagonal[f] = static_cast<float>(alpha0 * std::max(0.0, values[f]) + lambda * ((end - from) + alpha0 * active));
        r[f] = -diagonal[f] * x[f];
      }
      for (uint32_t e = from; e < end; e++) {
        const float* y = &other[static_cast<size_t>(by.index[e]) * d];
        const float c = 1 - dot(y, x, d);
#pragma omp simd
        for (int f = 0; f < d; f++) r[f] += c * y[f];
      }
      float length = 0;
      for (int f = 0; f < d; f++) {
        p[f] = r[f] / diagonal[f];
        length += r[f] * p[f];
      }
      for (int step = 1; step <= steps && length > 1e-20f; step++) {
        float curvature = 0;
        for (int f = 0; f < d; f++) {
          image[f] = -diagonal[f] * p[f];
          curvature -= image[f] * p[f];
        }
        for (uint32_t e = from; e < end; e++) {
          const float* y = &other[static_cast<size_t>(by.index[e]) * d];
          const float s = dot(y, p.data(), d);
          curvature += s * s;
          if (step == steps) continue;
#pragma omp simd
          for (int f = 0; f < d; f++) image[f] -= s * y[f];
        }
        const float alpha = length / curvature, before = length;
        length = 0;
        for (int f = 0; f < d; f++) {
          x[f] += alpha * p[f];
          r[f] += alpha * image[f];
          length += r[f] * r[f] / diagonal[f];
        }
        for (int f = 0; f < d; f++) p[f] = r[f] / diagonal[f] + length / before * p[f];
      }
    }
  }
}

int main(int, char** argv) {
  const std::string folder = argv[1];
  const size_t rows = std::strtoul(argv[2], nullptr, 10), columns = std::strtoul(argv[3], nullptr, 10);
  const int d = std::atoi(argv[4]), steps = std::atoi(argv[7]);
  const double alpha0 = std::atof(argv[5]), lambda = std::atof(argv[6]);
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
      std::puts("{}");
    } else {
      const auto wall = std::chrono::steady_clock::now();
      const std::clock_t cpu = std::clock();
      half(by, x, y, d, alpha0, lambda, steps);
      half(across, y, x, d, alpha0, lambda, steps);
      std::printf("{\"wall\": %.6f, \"cpu\": %.6f}\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
                  static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    std::fflush(stdout);
  }
}
