// The neighbourhood ridge as the engine's kernels compute it (co-counts row by row, the strongest kept, one small Cholesky a title), in plain
// C++, its loops left to the compiler. One command a line on the standard input, one JSON object a line as answer.
// ridge FOLDER ROWS COLUMNS NEIGHBOURS KEEP LAMBDA THREADS; FOLDER holds start.u32 and index.u32, columns numbered by frequency
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
#include <string>
#include <utility>
#include <vector>

using std::size_t;
using std::vector;

static vector<uint32_t> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  vector<uint32_t> numbers(static_cast<size_t>(file.tellg()) / 4);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * 4));
  return numbers;
}

// A·x = b for the upper triangle of A, in place: A = UᵀU, four pivots at a time.
static void solve(float* __restrict a, float* __restrict b, int n) {
  for (int k = 0; k < n; k += 4) {
    int last = std::min(k + 4, n);
    for (int p = k; p < last; p++) {
      float* own = a + p * n;
      float root = std::sqrt(own[p] > 1e-6f ? own[p] : 1e-6f), scale = 1 / root;
      for (int j = p; j < n; j++) own[j] *= scale;
      own[p] = root;
      b[p] /= root;
      for (int q = p + 1; q < last; q++) {
        float* other = a + q * n;
        float times = own[q];
        for (int j = q; j < n; j++) other[j] -= times * own[j];
        b[q] -= times * b[p];
      }
    }
    if (last - k < 4) continue;
    const float *r0 = a + k * n, *r1 = r0 + n, *r2 = r1 + n, *r3 = r2 + n;
    for (int i = last; i < n; i++) {
      float* row = a + i * n;
      float l0 = r0[i], l1 = r1[i], l2 = r2[i], l3 = r3[i];
      for (int j = i; j < n; j++) row[j] -= l0 * r0[j] + l1 * r1[j] + l2 * r2[j] + l3 * r3[j];
      b[i] -= l0 * b[k] + l1 * b[k + 1] + l2 * b[k + 2] + l3 * b[k + 3];
    }
  }
  for (int i = n - 1; i >= 0; i--) {
    float sum = b[i];
    for (int j = i + 1; j < n; j++) sum -= a[i * n + j] * b[j];
    b[i] = sum / a[i * n + i];
  }
}

struct Counts { vector<uint32_t> start, index; vector<float> count, diagonal, inverse; };

static Counts coCounts(const vector<uint32_t>& start, const vector<uint32_t>& index, int rows, int columns, int keep) {
  Counts made;
  vector<uint32_t> ofStart(columns + 1), of(index.size());
  for (uint32_t i : index) ofStart[i + 1]++;
  for (int i = 0; i < columns; i++) ofStart[i + 1] += ofStart[i];
  vector<uint32_t> cursor(ofStart.begin(), ofStart.end() - 1);
  for (int r = 0; r < rows; r++) for (uint32_t e = start[r]; e < start[r + 1]; e++) of[cursor[index[e]]++] = r;
  made.diagonal.resize(columns);
  made.inverse.resize(columns);
  for (int i = 0; i < columns; i++) { made.diagonal[i] = ofStart[i + 1] - ofStart[i]; made.inverse[i] = 1 / std::sqrt(made.diagonal[i]); }
  vector<vector<uint32_t>> kept(columns);
  vector<vector<float>> counts(columns);
#pragma omp parallel
  {
    vector<float> sums(columns);
    vector<uint32_t> touched(columns);
#pragma omp for schedule(dynamic, 16)
    for (int j = 0; j < columns; j++) {
      uint32_t size = 0;
      for (uint32_t p = ofStart[j]; p < ofStart[j + 1]; p++) {
        for (uint32_t e = start[of[p]]; e < start[of[p] + 1]; e++) {
          const uint32_t i = index[e];
          if (sums[i] == 0) touched[size++] = i;
          sums[i] += 1;
        }
      }
      sums[j] = 0;
      uint32_t own = std::remove(touched.begin(), touched.begin() + size, static_cast<uint32_t>(j)) - touched.begin();
      if (own > static_cast<uint32_t>(keep)) {
        std::nth_element(touched.begin(), touched.begin() + keep, touched.begin() + own, [&](uint32_t a, uint32_t b) {
          const float x = sums[a] * made.inverse[a], y = sums[b] * made.inverse[b];
          return x > y || (x == y && a < b);
        });
        for (uint32_t t = keep; t < own; t++) sums[touched[t]] = 0;
        own = keep;
      }
      std::sort(touched.begin(), touched.begin() + own);
      kept[j].assign(touched.begin(), touched.begin() + own);
      counts[j].resize(own);
      for (uint32_t t = 0; t < own; t++) { counts[j][t] = sums[touched[t]]; sums[touched[t]] = 0; }
    }
  }
  made.start.resize(columns + 1);
  for (int j = 0; j < columns; j++) made.start[j + 1] = made.start[j] + kept[j].size();
  made.index.resize(made.start[columns]);
  made.count.resize(made.start[columns]);
  for (int j = 0; j < columns; j++) {
    std::copy(kept[j].begin(), kept[j].end(), made.index.begin() + made.start[j]);
    std::copy(counts[j].begin(), counts[j].end(), made.count.begin() + made.start[j]);
  }
  return made;
}

static double ridge(const Counts& made, int columns, int most, float lambda, vector<float>& weights) {
  double total = 0;
#pragma omp parallel reduction(+ : total)
  {
    vector<uint8_t> place(columns);
    vector<float> system(most * most), right(most);
    vector<std::pair<float, uint32_t>> list;
    vector<uint32_t> chosen;
#pragma omp for schedule(dynamic, 8)
    for (int j = 0; j < columns; j++) {
      list.clear();
      for (uint32_t e = made.start[j]; e < made.start[j + 1]; e++) list.push_back({-made.count[e] * made.inverse[made.index[e]], made.index[e]});
      const int m = std::min<int>(most, list.size());
      std::nth_element(list.begin(), list.begin() + m, list.end());
      chosen.resize(m);
      for (int p = 0; p < m; p++) chosen[p] = list[p].second;
      std::sort(chosen.begin(), chosen.end());
      for (int p = 0; p < m; p++) place[chosen[p]] = p + 1;
      std::fill(system.begin(), system.begin() + m * m, 0.f);
      for (int q = 0; q < m; q++) {
        const uint32_t i = chosen[q];
        for (uint32_t e = made.start[i]; e < made.start[i + 1] && made.index[e] < i; e++) {
          if (const int p = place[made.index[e]]) system[(p - 1) * m + q] = made.count[e];
        }
        system[q * m + q] = made.diagonal[i] + lambda;
      }
      for (uint32_t e = made.start[j], p = 0; p < static_cast<uint32_t>(m); e++) if (made.index[e] == chosen[p]) right[p++] = made.count[e];
      for (int p = 0; p < m; p++) place[chosen[p]] = 0;
      solve(system.data(), right.data(), m);
      for (int p = 0; p < m; p++) { weights[static_cast<size_t>(j) * most + p] = right[p]; total += right[p]; }
    }
  }
  return total;
}

int main(int, char** argv) {
  const std::string folder = argv[1];
  const int rows = atoi(argv[2]), columns = atoi(argv[3]), most = atoi(argv[4]), keep = atoi(argv[5]), threads = atoi(argv[7]);
  const float lambda = atof(argv[6]);
  omp_set_num_threads(threads);
  const vector<uint32_t> start = read(folder + "/start.u32"), index = read(folder + "/index.u32");
  for (std::string command; std::getline(std::cin, command);) {
    const auto from = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    const Counts made = coCounts(start, index, rows, columns, keep);
    vector<float> weights(static_cast<size_t>(columns) * most);
    const double total = ridge(made, columns, most, lambda, weights);
    std::printf("{\"wall\":%.6f,\"cpu\":%.6f,\"sum\":%.6f}\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count(),
      static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC, total);
    std::fflush(stdout);
  }
}
