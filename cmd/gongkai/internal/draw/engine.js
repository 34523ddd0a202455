// What ECharts is given in place of a browser. Every source of chance is shut:
// no timers, no clock, no time zone, no random numbers. The global draw() is
// what the Go side calls.
(function (global) {
  'use strict'
  var nothing = function () { return 0 }
  global.setTimeout = global.setInterval = nothing
  global.clearTimeout = global.clearInterval = nothing

  var complaints = []
  var complain = function () { complaints.push(Array.prototype.join.call(arguments, ' ')) }
  global.console = { log: nothing, info: nothing, warn: complain, error: complain }

  var seed = 1
  Math.random = function () { return (seed = seed * 48271 % 2147483647) / 2147483647 }

  // ECharts reads '2018-03-31' as local time: here the place is always Greenwich,
  // and the clock always stands at its beginning.
  var Real = Date
  var proto = Real.prototype
  var parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']
  parts.forEach(function (part) {
    proto['get' + part] = proto['getUTC' + part]
    proto['set' + part] = proto['setUTC' + part]
  })
  proto.getDay = proto.getUTCDay
  proto.getTimezoneOffset = nothing
  global.Date = function Date(first) {
    if (arguments.length > 1) return new Real(Real.UTC.apply(Real, arguments))
    return new Real(arguments.length ? first : 0)
  }
  global.Date.prototype = proto
  global.Date.UTC = Real.UTC
  global.Date.parse = Real.parse
  global.Date.now = nothing
  proto.constructor = global.Date

  // ECharts gives a sunburst decals by branch only; a node's own is put in here,
  // between the aria stage (6000), which hands out the branches', and the decal
  // stage (7000), which draws them. Equal ones are one object, and drawn once.
  var ownDecals = function (model) {
    var same = {}
    model.eachSeriesByType('sunburst', function (series) {
      series.getData().tree.eachNode(function (node) {
        var own = node.getModel().get(['itemStyle', 'decal'])
        if (!own) return
        var text = JSON.stringify(own)
        node.setVisual('decal', same[text] = same[text] || own)
      })
    })
  }

  global.ready = function () {
    echarts.registerVisual(6500, { overallReset: ownDecals })
    return echarts.version
  }

  // ECharts leaves out a series whose type it does not know, and says nothing.
  var missing = function (option, chart) {
    var wanted = option.series == null ? 0 : [].concat(option.series).length
    var found = chart.getModel().getSeriesCount()
    if (found < wanted) throw Error('only ' + found + ' of ' + wanted + ' series have a type that ECharts knows')
  }

  global.draw = function (text, width, height, locale) {
    seed = 1
    complaints.length = 0
    var option = JSON.parse(text)
    if (option === null || typeof option !== 'object' || Array.isArray(option)) throw Error('the option is not an object')
    if (typeof prepare === 'function') option = prepare(option, locale)
    option.animation = false // without a browser it would move nothing anyway
    var chart = echarts.init(null, null, {
      renderer: 'svg', ssr: true, width: width, height: height, locale: locale || 'EN'
    })
    try {
      chart.setOption(option)
      missing(option, chart)
      var svg = chart.renderToSVGString()
      if (complaints.length) throw Error(complaints.join('; '))
      return svg
    } finally {
      chart.dispose()
    }
  }
})(globalThis)
